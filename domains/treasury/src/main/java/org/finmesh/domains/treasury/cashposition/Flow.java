package org.finmesh.domains.treasury.cashposition;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.finmesh.platform.processing.Fold.Step;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction or one position moves. Also what is remembered of it, so that a later record of the same id
 * takes its place.
 *
 * @param id within its side
 * @param amount positive where the bank receives, negative where it pays, zero where all is settled among itself
 */
record Flow(Side side, String id, String currency, LocalDate valueDate, BigDecimal amount) {

    /**
     * Beyond this a settlement is an error. It bounds what has to be remembered: a position is forgotten later than its
     * value date is too long past to count.
     */
    static final int DAYS_AHEAD_MAX = 60;

    /** Value dates are days of TARGET, whose system follows the time of Frankfurt. */
    private static final ZoneId TARGET = ZoneId.of("Europe/Berlin");

    /** The value date that an instant is on. */
    static LocalDate day(Instant instant) {
        return instant.atZone(TARGET).toLocalDate();
    }

    /** What changes because of a record: nothing where it says what is known. */
    static Step<Flow, Change> step(@Nullable Flow known, Flow flow, Instant eventTime) {
        if (flow.valueDate.isAfter(day(eventTime).plusDays(DAYS_AHEAD_MAX))) {
            throw new Rejected(
                    "VALUE_DATE_TOO_FAR", "the value date is more than %d days ahead".formatted(DAYS_AHEAD_MAX));
        }
        if (known == null) {
            return flow.amount.signum() == 0
                    ? Step.silent(flow, "NO_AMOUNT", "moves no money")
                    : Step.of(flow, flow.change(null, flow.amount));
        }
        if (flow.movesTheSameAs(known)) {
            return Step.silent(flow, "UNCHANGED", "moves what it moved before");
        }
        return flow.isInTheRowOf(known)
                ? Step.of(flow, flow.change(known.amount, flow.amount))
                : Step.of(flow, List.of(known.change(known.amount, null), flow.change(null, flow.amount)));
    }

    private boolean movesTheSameAs(Flow other) {
        return isInTheRowOf(other) && amount.compareTo(other.amount) == 0;
    }

    private boolean isInTheRowOf(Flow other) {
        return currency.equals(other.currency) && valueDate.equals(other.valueDate);
    }

    private Change change(@Nullable BigDecimal before, @Nullable BigDecimal after) {
        return new Change(side, currency, valueDate, before, after);
    }
}
