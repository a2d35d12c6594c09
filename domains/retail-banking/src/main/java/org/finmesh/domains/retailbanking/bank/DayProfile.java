package org.finmesh.domains.retailbanking.bank;

/** How something is spread over the hours of a day: one digit per hour, 0 for never to 9 for most often. */
record DayProfile(String hours) {

    DayProfile {
        if (!hours.matches("[0-9]{24}")) {
            throw new IllegalArgumentException("a day profile has 24 digits, not '%s'".formatted(hours));
        }
    }

    /** @param hour 0 to 23, local time */
    int at(int hour) {
        return hours.charAt(hour) - '0';
    }
}
