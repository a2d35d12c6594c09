package org.finmesh.platform.access.proof;

import org.finmesh.platform.access.Attempt.Outcome;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.contract.SqlName;

/** Something to try as a consumer. */
sealed interface Trial {

    /** As messages and receipts name it. */
    String inWords();

    /** Whether the entitlement allows it. */
    boolean isAllowedBy(Entitlement entitlement);

    /** With what its agreements say of it: allowed or refused. */
    record Question(Trial trial, Outcome expected) {}

    record Token() implements Trial {

        @Override
        public String inWords() {
            return "get a token";
        }

        @Override
        public boolean isAllowedBy(Entitlement entitlement) {
            return true;
        }
    }

    record Fetch(String topic) implements Trial {

        @Override
        public String inWords() {
            return "fetch from topic " + topic;
        }

        @Override
        public boolean isAllowedBy(Entitlement entitlement) {
            return entitlement.topic().filter(topic::equals).isPresent();
        }
    }

    /** Of the consumer's own group, which it needs to go on where it was. */
    record GroupOffsets() implements Trial {

        @Override
        public String inWords() {
            return "read the offsets of its consumer group";
        }

        @Override
        public boolean isAllowedBy(Entitlement entitlement) {
            return entitlement.topic().isPresent();
        }
    }

    record Query(SqlName relation, String column) implements Trial {

        @Override
        public String inWords() {
            return "query %s of %s".formatted(column, relation);
        }

        @Override
        public boolean isAllowedBy(Entitlement entitlement) {
            return entitlement.view().filter(relation::equals).isPresent()
                    && entitlement.columns().contains(column);
        }
    }

    /** To begin one, or to go on with one that was open. */
    record Session() implements Trial {

        @Override
        public String inWords() {
            return "have a database session";
        }

        @Override
        public boolean isAllowedBy(Entitlement entitlement) {
            return true;
        }
    }
}
