package org.finmesh.domains.retailbanking.bank;

import java.time.LocalDate;

/**
 * An invented customer with one account and one card.
 *
 * @param id {@code C} and six digits
 * @param accountIban ISO 13616, valid, and no real account
 * @param cardLastFour digits
 * @param activity how many transactions the customer makes, relative to the others; greater than zero
 */
record Customer(
        String id,
        String givenName,
        String familyName,
        LocalDate birthDate,
        String email,
        String city,
        Market market,
        Segment segment,
        LocalDate customerSince,
        String accountIban,
        String cardLastFour,
        double activity) {

    /** How the bank serves a customer, with what such customers spend relative to the others. */
    enum Segment {
        MASS("mass", 0.9),
        AFFLUENT("affluent", 1.8),
        PRIVATE("private", 4.5);

        private final String label;
        private final double spending;

        Segment(String label, double spending) {
            this.label = label;
            this.spending = spending;
        }

        double spending() {
            return spending;
        }

        @Override
        public String toString() {
            return label;
        }
    }
}
