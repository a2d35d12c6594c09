package org.finmesh.platform.processing;

/**
 * Thrown by a mapping for a record that is good and of no interest to the product: a cancelled order in a product of
 * trades. Unlike what is {@link Rejected} nobody has to mend it; that it was left out, and why, is kept on record in the
 * port's {@code .filtered} topic, so that what came in and what went out can be reconciled.
 */
public final class Filtered extends RuntimeException {

    private static final long serialVersionUID = 1;

    private final String reasonCode;

    /**
     * @param reasonCode in capitals, one per kind of reason: {@code NO_ALERT}
     * @param reason in words, without the record's values: it is kept where more people read
     */
    public Filtered(String reasonCode, String reason) {
        super(reason, null, false, false);
        if (!Rejected.CODE.matcher(reasonCode).matches()) {
            throw new IllegalArgumentException("reason code '%s' is not like NO_ALERT".formatted(reasonCode));
        }
        this.reasonCode = reasonCode;
    }

    public String reasonCode() {
        return reasonCode;
    }

    public String reason() {
        return String.valueOf(getMessage());
    }
}
