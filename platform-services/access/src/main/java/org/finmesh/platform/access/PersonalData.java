package org.finmesh.platform.access;

import java.util.Locale;

/** How the personal fields of a port are read. */
public enum PersonalData {
    /** As the contract masks them: from the masked outlets. */
    MASKED,
    /** As they are; asks for a legal basis. */
    CLEAR;

    /** The name in the API and in the database. */
    public String label() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** @throws AccessException TERMS_UNKNOWN */
    public static PersonalData parse(String text) {
        return switch (text) {
            case "masked" -> MASKED;
            case "clear" -> CLEAR;
            default ->
                throw new AccessException(
                        AccessError.TERMS_UNKNOWN, "personal data is read masked or clear, not '%s'".formatted(text));
        };
    }
}
