package org.finmesh.platform.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * A product that dbt makes, from the project in {@code FINMESH_DOMAIN_DIR/dbt} (whose {@code dbt_project.yml} says {@code
 * profile: finmesh}). A run is {@code dbt build --select +<model>}: the model builds {@code
 * <domain>_dbt.<product in snake_case>} with the contract's columns, tests included; only after all of it is good the
 * SDK publishes the result into the table port, in one transaction. The model may have a column {@code event_time}
 * (timestamptz): when each row's thing happened; without it, that is the instant the run started to read.
 *
 * @param product the product's name within the domain: {@code customer-360}
 * @param major which of the product's majors, when several live side by side: its model is {@code
 *     <product in snake_case>_v<major>}; null for the latest, whose model has no such end
 * @param every from the end of one run to the start of the next: 10 s to 1 day. {@code FINMESH_DBT_EVERY} (ISO 8601
 *     duration) overrides it
 * @param timeLimit after which a run is ended: 10 s to 6 h
 */
public record DbtProduct(String product, @Nullable Integer major, Duration every, Duration timeLimit) {

    public DbtProduct {
        requireBetween("every", every, Duration.ofSeconds(10), Duration.ofDays(1));
        requireBetween("timeLimit", timeLimit, Duration.ofSeconds(10), Duration.ofHours(6));
    }

    /** Every 5 minutes, each run at most 10 minutes. */
    public static DbtProduct named(String product) {
        return new DbtProduct(product, null, Duration.ofMinutes(5), Duration.ofMinutes(10));
    }

    public DbtProduct major(int version) {
        return new DbtProduct(product, version, every, timeLimit);
    }

    public DbtProduct every(Duration pause) {
        return new DbtProduct(product, major, pause, timeLimit);
    }

    public DbtProduct within(Duration limit) {
        return new DbtProduct(product, major, every, limit);
    }

    /** What tells it from the domain's others: {@code customer-360}, {@code customer-360.v1}. */
    public String name() {
        return major == null ? product : product + ".v" + major;
    }

    /** The dbt model's name, also the name of the relation it builds: {@code customer_360}, {@code customer_360_v1}. */
    public String model() {
        return name().replace('-', '_').replace('.', '_');
    }

    private static void requireBetween(String what, Duration value, Duration min, Duration max) {
        if (value.compareTo(min) < 0 || value.compareTo(max) > 0) {
            throw new IllegalArgumentException("%s is %s to %s, not %s".formatted(what, min, max, value));
        }
    }
}
