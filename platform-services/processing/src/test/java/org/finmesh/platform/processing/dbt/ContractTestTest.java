package org.finmesh.platform.processing.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.finmesh.platform.processing.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContractTestTest {

    @Test
    void required_fields_keys_values_bounds_and_patterns_become_tests_that_select_the_keys_of_what_breaks_them() {
        var tests = ContractTest.of("payments", Payments.contract()).stream()
                .collect(Collectors.toMap(ContractTest::rule, ContractTest::select));

        assertThat(tests)
                .containsEntry(
                        "payment_id-leg-duplicateValues",
                        "select cast(payment_id as text) || '|' || cast(leg as text) as key from {{ ref('payments') }} "
                                + "where payment_id is not null and leg is not null "
                                + "group by payment_id, leg having count(*) > 1")
                .containsEntry(
                        "amount-nullValues",
                        "select cast(payment_id as text) || '|' || cast(leg as text) as key from {{ ref('payments') }} "
                                + "where amount is null");
        assertThat(tests.get("leg-invalidValues")).endsWith("where leg < 1 or leg > 9");
        assertThat(tests.get("payment_id-invalidValues")).endsWith("where payment_id !~ ('^(?:P[0-9]+)$')");
        assertThat(tests.get("booked_at-invalidValues"))
                .endsWith("where booked_at < cast(('2000-01-01T00:00:00Z') as timestamptz)");
        assertThat(tests.get("direction-invalidValues")).endsWith("where direction not in (('debit'), ('credit'))");
    }

    @Test
    void a_text_of_the_contract_is_a_literal_for_dbt_and_for_the_database() {
        assertThat(AllowedSql.literal("it's {{ 1 }}")).isEqualTo("('it''s ' || chr(123) || '' || chr(123) || ' 1 }}')");
    }

    @ParameterizedTest
    @ValueSource(strings = {"[A-Z]{3}", "P[0-9]+", "(?:a|b)*", "[^@]+@[^@]+\\.[a-z]{2,}", "\\d{4}-\\d{2}"})
    void a_pattern_that_both_know_is_tested_by_the_database(String pattern) {
        assertThat(AllowedSql.isCommon(pattern)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\\p{L}+", "(?i)abc", "(?<name>a)", "[a-z&&[^b]]", "\\Qa\\E", "a++", "(?!x)y"})
    void a_pattern_that_means_something_else_to_the_database_is_not(String pattern) {
        assertThat(AllowedSql.isCommon(pattern)).isFalse();
    }
}
