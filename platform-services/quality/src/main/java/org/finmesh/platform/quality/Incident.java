package org.finmesh.platform.quality;

import java.time.Instant;
import java.util.UUID;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/**
 * Something is not as it was promised.
 *
 * @param subject what it is about, such as an agreement's id
 * @param port that it touches
 * @param consumer whom it touches; null when everybody
 * @param summary in words, as it was when it was opened
 * @param closedAt null while it is open
 */
public record Incident(
        UUID id,
        Kind kind,
        String subject,
        PortId port,
        @Nullable String consumer,
        String summary,
        Instant openedAt,
        @Nullable Instant closedAt) {

    public enum Kind {
        /** What the platform saw as a consumer is not what was agreed. */
        ACCESS_CONTRADICTED("access-contradicted"),
        /** An approved agreement cannot be granted in every system, and so is granted in none. */
        ACCESS_WITHHELD("access-withheld"),
        /** A product reads what it does not declare. */
        UNDECLARED_INPUT("undeclared-input");

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
}
