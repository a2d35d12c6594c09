package org.finmesh.platform.processing.bench;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.finmesh.platform.processing.bench.BareTopology.Booked;

/** A booking with its personal fields as the contract masks them, by hand. */
final class BareMask {

    private static final String ALGORITHM = "HmacSHA256";

    private final Mac mac;

    BareMask(String key) {
        try {
            mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key.getBytes(StandardCharsets.UTF_8), ALGORITHM));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has " + ALGORITHM, e);
        }
    }

    /** A masked record lacks what is required of a clear one. */
    Booked of(Booked booked) {
        return new Booked(
                booked.transactionId(),
                HexFormat.of().formatHex(mac.doFinal(booked.customerId().getBytes(StandardCharsets.UTF_8))),
                lastFour(booked.accountIban()),
                booked.bookedAt(),
                booked.transactionType(),
                booked.direction(),
                null,
                booked.amountCurrency(),
                booked.channel(),
                null,
                null,
                null,
                null,
                booked.counterpartyIban() == null ? null : lastFour(booked.counterpartyIban()));
    }

    private static String lastFour(String iban) {
        return "*".repeat(iban.length() - 4) + iban.substring(iban.length() - 4);
    }
}
