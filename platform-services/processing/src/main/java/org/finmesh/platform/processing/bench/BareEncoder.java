package org.finmesh.platform.processing.bench;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.RoundingMode;
import org.apache.avro.io.BinaryEncoder;
import org.apache.avro.io.EncoderFactory;
import org.finmesh.platform.processing.bench.BareTopology.Booked;
import org.jspecify.annotations.Nullable;

/** Transaction history in Avro's binary form behind the registry's five bytes, with Avro's own encoder. */
final class BareEncoder {

    static final int SCALE = 2;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream(512);
    private BinaryEncoder encoder = EncoderFactory.get().binaryEncoder(out, null);

    byte[] encode(Booked booked, int schemaId) {
        out.reset();
        out.writeBytes(new byte[] {0, 0, 0, 0, (byte) schemaId});
        encoder = EncoderFactory.get().binaryEncoder(out, encoder);
        try {
            encoder.writeString(booked.transactionId());
            text(booked.customerId());
            text(booked.accountIban());
            encoder.writeIndex(1);
            encoder.writeLong(booked.bookedAt().getEpochSecond() * 1_000_000
                    + booked.bookedAt().getNano() / 1_000);
            text(booked.transactionType());
            text(booked.direction());
            amount(booked);
            text(booked.amountCurrency());
            text(booked.channel());
            text(booked.merchantName());
            text(booked.merchantCategory());
            text(booked.merchantCountry());
            text(booked.cardLastFour());
            text(booked.counterpartyIban());
            encoder.flush();
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    /** Absent in a masked record. */
    private void amount(Booked booked) throws IOException {
        if (booked.amount() == null) {
            encoder.writeIndex(0);
            return;
        }
        encoder.writeIndex(1);
        encoder.writeBytes(booked.amount()
                .setScale(SCALE, RoundingMode.UNNECESSARY)
                .unscaledValue()
                .toByteArray());
    }

    private void text(@Nullable String value) throws IOException {
        if (value == null) {
            encoder.writeIndex(0);
            return;
        }
        encoder.writeIndex(1);
        encoder.writeString(value);
    }
}
