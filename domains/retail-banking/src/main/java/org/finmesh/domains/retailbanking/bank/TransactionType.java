package org.finmesh.domains.retailbanking.bank;

import java.util.Locale;

/** The kinds of transaction, with when they are booked: banks collect debits and pay salaries before people get up. */
enum TransactionType {
    CARD_PAYMENT(78, "211112467889998888899865"),
    CASH_WITHDRAWAL(4, "211111234678876678865432"),
    DIRECT_DEBIT(7, "013996311111111111110000"),
    CREDIT_TRANSFER(9, "100000135777766667776432"),
    SALARY(2, "013996311111000000000000");

    private final int frequency;
    private final DayProfile profile;

    TransactionType(int frequency, String hours) {
        this.frequency = frequency;
        this.profile = new DayProfile(hours);
    }

    /** How often it happens in an hour, relative to the other types. */
    int frequencyAt(int hour) {
        return frequency * profile.at(hour);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
