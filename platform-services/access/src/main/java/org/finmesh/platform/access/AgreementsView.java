package org.finmesh.platform.access;

import java.util.Locale;

/** Which agreements somebody asks to see. */
public enum AgreementsView {
    /** Of the person and their teams. */
    MINE,
    /** What waits for this person's decision. */
    TO_DECIDE,
    /** All, for platform and auditors; for owners, those of their domains. */
    ALL;

    /** @throws AccessException VIEW_UNKNOWN */
    public static AgreementsView parse(String text) {
        return switch (text.toLowerCase(Locale.ROOT)) {
            case "mine" -> MINE;
            case "to-decide" -> TO_DECIDE;
            case "all" -> ALL;
            default ->
                throw new AccessException(
                        AccessError.VIEW_UNKNOWN, "view '%s' is not mine, to-decide or all".formatted(text));
        };
    }
}
