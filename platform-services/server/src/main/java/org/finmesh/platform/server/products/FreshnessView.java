package org.finmesh.platform.server.products;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import org.finmesh.platform.api.ProductsApi.Promise;
import org.finmesh.platform.contract.Contract.ServiceLevel;
import org.finmesh.platform.quality.Freshness;
import org.finmesh.platform.quality.Freshness.State;
import org.jspecify.annotations.Nullable;

/** Freshness as the API says it. */
public final class FreshnessView {

    private static final int DECIMALS = 2;

    private FreshnessView() {}

    public static org.finmesh.platform.api.ProductsApi.Freshness of(Freshness freshness) {
        var measuredAt = freshness.measuredAt();
        return new org.finmesh.platform.api.ProductsApi.Freshness(
                freshness.freshnessMs(),
                freshness.promiseMs(),
                freshness.state().name().toLowerCase(Locale.ROOT),
                freshness.recordsPerSecond(),
                measuredAt == null ? null : measuredAt.toString());
    }

    /** Only freshness is measured; every other promise is shown as it was given. */
    static Promise promise(ServiceLevel level, Freshness freshness) {
        var measured = level.property().equalsIgnoreCase("freshness") && freshness.state() != State.UNMEASURED;
        return new Promise(
                level.property(),
                level.value(),
                level.unit(),
                level.description(),
                measured ? inUnitOf(level, freshness.freshnessMs()) : null,
                measured ? (Boolean) (freshness.state() == State.KEPT) : null);
    }

    /** The promise's own number and length give the length of its unit. */
    private static @Nullable String inUnitOf(ServiceLevel level, @Nullable Long millis) {
        var number = new BigDecimal(level.value());
        if (millis == null || number.signum() <= 0) {
            return null;
        }
        return level.duration()
                .map(promised -> BigDecimal.valueOf(millis)
                        .multiply(number)
                        .divide(BigDecimal.valueOf(promised.toMillis()), DECIMALS, RoundingMode.HALF_UP)
                        .stripTrailingZeros()
                        .toPlainString())
                .orElse(null);
    }
}
