package org.finmesh.platform.processing;

import java.util.regex.Pattern;

/** A record that a mapping cannot use: it goes to quarantine with this reason. Carries no stack trace, so that it is cheap. */
public final class Rejected extends RuntimeException {

    static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9_]{0,39}");

    private final String reasonCode;

    /**
     * @param reasonCode what kind of reason, stable, in capitals: {@code UNKNOWN_CURRENCY}
     * @param reason what is wrong. Names the field and never its value: quarantine is read by more people than the record
     */
    public Rejected(String reasonCode, String reason) {
        super(reason, null, false, false);
        if (!CODE.matcher(reasonCode).matches()) {
            throw new IllegalArgumentException("reason code '%s' is not like UNKNOWN_CURRENCY".formatted(reasonCode));
        }
        this.reasonCode = reasonCode;
    }

    /** With the reason code {@code REJECTED}. */
    public Rejected(String reason) {
        this("REJECTED", reason);
    }

    public String reasonCode() {
        return reasonCode;
    }

    public String reason() {
        return getMessage();
    }
}
