package org.finmesh.platform.access;

import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** Why personal data may be processed: the six cases of article 6(1) of Regulation (EU) 2016/679 (GDPR), (a) to (f). */
public enum LegalBasis {
    CONSENT,
    CONTRACT,
    LEGAL_OBLIGATION,
    VITAL_INTERESTS,
    PUBLIC_TASK,
    LEGITIMATE_INTERESTS;

    /** The name in the API and in the database: {@code legal-obligation}. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** @throws AccessException TERMS_UNKNOWN */
    public static LegalBasis parse(String text) {
        return Arrays.stream(values())
                .filter(basis -> basis.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new AccessException(
                        AccessError.TERMS_UNKNOWN,
                        "'%s' is no legal basis of GDPR article 6(1); there are %s"
                                .formatted(
                                        text,
                                        Arrays.stream(values())
                                                .map(LegalBasis::label)
                                                .collect(Collectors.joining(", ")))));
    }
}
