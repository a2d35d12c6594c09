package org.finmesh.platform.contract;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A quality rule of a contract, ready to be run: one for each operator that the contract gives it.
 *
 * @param id the same as long as the rule is: the contract's id or name of it, else {@code <field>-<metric>}; one of a kind in
 *     the contract
 * @param dimension of ODCS: {@code completeness}, {@code conformity}…
 * @param field null for a rule about all of the record
 */
public record QualityRule(
        String id,
        String dimension,
        @Nullable String field,
        Check check,
        Threshold threshold,
        Unit unit,
        Severity severity) {

    /** What is counted. */
    public sealed interface Check {

        /** Values that are null. */
        record NullValues() implements Check {}

        /** Values that are null, or one of those that stand for none. */
        record MissingValues(List<String> values) implements Check {

            public MissingValues {
                values = List.copyOf(values);
            }
        }

        /**
         * Values, null apart, that are not allowed.
         *
         * @param validValues any where empty
         * @param pattern that the whole text matches; any where null
         */
        record InvalidValues(
                List<String> validValues, @Nullable String pattern) implements Check {

            public InvalidValues {
                validValues = List.copyOf(validValues);
            }
        }

        /** Rows beyond the first of each group that is equal in these fields, none of them null. */
        record DuplicateValues(List<String> fields) implements Check {

            public DuplicateValues {
                fields = List.copyOf(fields);
            }
        }

        /** All rows. */
        record RowCount() implements Check {}

        /** Whatever a query answers in its first row and column: a number. */
        record Sql(String query) implements Check {}

        /** What another engine checks: the mesh does not run it. */
        record Custom(String engine) implements Check {}
    }

    /** What a result counts. */
    public enum Unit {
        ROWS,
        PERCENT;

        /** As in the contract. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** How much a breach weighs. */
    public enum Severity {
        INFO,
        WARNING,
        ERROR;

        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** The rules of the contract in its order; one without an operator promises nothing and is none. */
    public static List<QualityRule> of(Contract contract) {
        return new QualityReader(contract).rules();
    }
}
