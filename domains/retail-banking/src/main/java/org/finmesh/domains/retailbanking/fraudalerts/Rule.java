package org.finmesh.domains.retailbanking.fraudalerts;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** What counts as suspicious. Each rule looks at booking times, so that a use that comes late is judged where it belongs. */
enum Rule {
    VELOCITY(Velocity::find),
    IMPOSSIBLE_TRAVEL(ImpossibleTravel::find),
    UNUSUAL_MERCHANT(UnusualMerchant::find);

    static final List<Rule> ALL = List.of(values());

    private final BiFunction<Habits, CardUse, Optional<Finding>> find;

    Rule(BiFunction<Habits, CardUse, Optional<Finding>> find) {
        this.find = find;
    }

    /** @param habits before {@code use} */
    Optional<Finding> find(Habits habits, CardUse use) {
        return find.apply(habits, use);
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
