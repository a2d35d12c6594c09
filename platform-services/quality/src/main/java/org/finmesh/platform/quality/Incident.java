package org.finmesh.platform.quality;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * Something is not as it was promised.
 *
 * @param subject what it is about, such as an agreement's id or a rule
 * @param port that it touches
 * @param consumer whose it is; null when it is the port's
 * @param summary in words, as it was when it was opened
 * @param severity {@code warning} or {@code error}
 * @param field at fault; null for all of the port
 * @param firstFailure the first record that failed, {@code <topic>/<partition>/<offset>}, where known
 * @param affected consumers whose agreed fields it touches, as they were when it was opened
 * @param closedAt null while it is open
 */
public record Incident(
        UUID id,
        Kind kind,
        String subject,
        PortId port,
        @Nullable String consumer,
        String summary,
        String severity,
        @Nullable String field,
        @Nullable String firstFailure,
        List<String> affected,
        Instant openedAt,
        @Nullable Acknowledgement acknowledgement,
        @Nullable Instant closedAt,
        @Nullable String resolvedBy) {

    /** Somebody is at it. */
    public record Acknowledgement(
            String by, Instant at, @Nullable String note) {}

    public enum State {
        OPEN,
        ACKNOWLEDGED,
        /** Somebody said that it is dealt with. */
        RESOLVED,
        /** The promise is kept again. */
        CLOSED;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public enum Kind {
        /** What the platform saw as a consumer is not what was agreed. */
        ACCESS_CONTRADICTED("access-contradicted"),
        /** An approved agreement cannot be granted in every system, and so is granted in none. */
        ACCESS_WITHHELD("access-withheld"),
        /** A product reads what it does not declare. */
        UNDECLARED_INPUT("undeclared-input"),
        /** What the platform sends through a product to see that it works does not come through, or not in time. */
        CANARY_LOST("canary-lost"),
        /** Records or rows break a rule of the contract. */
        RULE_BROKEN("rule-broken"),
        /** What readers see is older than the contract promises. */
        FRESHNESS_BROKEN("freshness-broken"),
        /** The table is not as the contract has it. */
        SCHEMA_DRIFTED("schema-drifted"),
        /** Much fewer or more records come than came before. */
        VOLUME_UNUSUAL("volume-unusual"),
        /** A run of dbt failed; readers have what the last good one built. */
        RUN_FAILED("run-failed");

        private final String label;

        Kind(String label) {
            this.label = label;
        }

        /** The name in the API and in the database. */
        public String label() {
            return label;
        }

        static Kind of(String label) {
            for (var kind : values()) {
                if (kind.label.equals(label)) {
                    return kind;
                }
            }
            throw new IllegalStateException("the database has an incident of the unknown kind " + label);
        }
    }

    public Incident {
        affected = List.copyOf(affected);
    }

    public State state() {
        if (closedAt != null) {
            return resolvedBy == null ? State.CLOSED : State.RESOLVED;
        }
        return acknowledgement == null ? State.OPEN : State.ACKNOWLEDGED;
    }
}
