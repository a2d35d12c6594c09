package org.finmesh.platform.cli;

/** Of GDPR article 6(1), in the words of the API. */
enum LegalBasis {
    CONSENT("consent"),
    CONTRACT("contract"),
    LEGAL_OBLIGATION("legal-obligation"),
    VITAL_INTERESTS("vital-interests"),
    PUBLIC_TASK("public-task"),
    LEGITIMATE_INTERESTS("legitimate-interests");

    private final String word;

    LegalBasis(String word) {
        this.word = word;
    }

    @Override
    public String toString() {
        return word;
    }
}
