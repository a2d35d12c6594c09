package org.finmesh.platform.access;

import java.util.UUID;

/** An agreement's id; random, so that it tells nothing. */
public record AgreementId(UUID value) {

    public static AgreementId random() {
        return new AgreementId(UUID.randomUUID());
    }

    /** @throws AccessException AGREEMENT_UNKNOWN when {@code text} is no UUID */
    public static AgreementId parse(String text) {
        try {
            return new AgreementId(UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            throw unknown(text);
        }
    }

    public static AccessException unknown(String text) {
        return new AccessException(
                AccessError.AGREEMENT_UNKNOWN,
                "there is no agreement '%s'; 'mesh agreements' lists yours".formatted(text));
    }

    @Override
    public String toString() {
        return value.toString();
    }
}
