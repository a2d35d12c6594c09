package org.finmesh.domains.retailbanking.bank;

import java.util.Locale;

/** A country in which the bank has customers. */
enum Market {
    DE("de-DE", "EUR", 1.0, 30),
    FR("fr-FR", "EUR", 1.0, 20),
    ES("es-ES", "EUR", 0.9, 12),
    IT("it-IT", "EUR", 0.95, 12),
    NL("nl-NL", "EUR", 1.05, 8),
    GB("en-GB", "GBP", 0.87, 8),
    CH("de-CH", "CHF", 1.4, 4),
    SE("sv-SE", "SEK", 11.0, 3),
    PL("pl-PL", "PLN", 3.0, 3);

    private final Locale locale;
    private final String currency;
    private final double priceLevel;
    private final int customersPercent;

    Market(String languageTag, String currency, double priceLevel, int customersPercent) {
        this.locale = Locale.forLanguageTag(languageTag);
        this.currency = currency;
        this.priceLevel = priceLevel;
        this.customersPercent = customersPercent;
    }

    Locale locale() {
        return locale;
    }

    /** ISO 4217. */
    String currency() {
        return currency;
    }

    /** What costs 1 euro in Germany costs this much here, in {@link #currency()}. */
    double priceLevel() {
        return priceLevel;
    }

    int customersPercent() {
        return customersPercent;
    }
}
