package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.contract.QualityRule.Check;
import org.finmesh.platform.contract.QualityRule.Severity;
import org.finmesh.platform.contract.QualityRule.Unit;
import org.finmesh.platform.contract.Threshold.Operator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class QualityRuleTest {

    @Test
    void rules_of_object_and_properties_are_compiled_with_ids_that_say_what_they_are() throws IOException {
        var rules = rules("""
                    quality:
                      - metric: rowCount
                        mustBeBetween: [1, 500]
                      - type: sql
                        name: no rate at all
                        query: select count(*) from ${object} where rate is null
                        mustBe: 0
                """);

        assertThat(rules).extracting(QualityRule::id).contains("no-rate-at-all").doesNotHaveDuplicates();
        assertThat(rules).anySatisfy(rule -> {
            assertThat(rule.check()).isEqualTo(new Check.RowCount());
            assertThat(rule.threshold())
                    .isEqualTo(new Threshold(Operator.MUST_BE_BETWEEN, BigDecimal.ONE, BigDecimal.valueOf(500)));
            assertThat(rule.severity()).isEqualTo(Severity.ERROR);
            assertThat(rule.unit()).isEqualTo(Unit.ROWS);
        });
        assertThat(rules)
                .anySatisfy(rule -> assertThat(rule.check())
                        .isEqualTo(
                                new Check.Sql("select count(*) from treasury_tables.fx_rates_v1 where rate is null")));
    }

    @Test
    void a_rule_has_the_id_that_it_is_given_and_what_is_for_people_is_none() throws IOException {
        var before = rules("").size();

        var rules = rules("""
                    quality:
                      - metric: rowCount
                        id: size
                        mustBeGreaterThan: 0
                      - type: text
                        description: Rates are of the day.
                """);

        assertThat(rules).hasSize(before + 1);
        assertThat(rules).extracting(QualityRule::id).contains("size");
    }

    @ParameterizedTest
    @CsvSource({
        "MUST_BE, 4, false",
        "MUST_BE, 5, true",
        "MUST_NOT_BE, 5, false",
        "MUST_BE_GREATER_THAN, 5, false",
        "MUST_BE_GREATER_THAN, 5.1, true",
        "MUST_BE_GREATER_OR_EQUAL_TO, 5, true",
        "MUST_BE_LESS_THAN, 5, false",
        "MUST_BE_LESS_OR_EQUAL_TO, 5, true",
        "MUST_BE_LESS_OR_EQUAL_TO, 5.1, false"
    })
    void a_result_is_held_against_five(Operator operator, BigDecimal result, boolean good) {
        assertThat(new Threshold(operator, BigDecimal.valueOf(5), null).holds(result))
                .isEqualTo(good);
    }

    @Test
    void both_ends_of_a_range_are_in_it() {
        var range = new Threshold(Operator.MUST_BE_BETWEEN, BigDecimal.ONE, BigDecimal.TEN);
        var outside = new Threshold(Operator.MUST_NOT_BE_BETWEEN, BigDecimal.ONE, BigDecimal.TEN);

        for (var end : List.of(BigDecimal.ONE, BigDecimal.TEN)) {
            assertThat(range.holds(end)).isTrue();
            assertThat(outside.holds(end)).isFalse();
        }
        assertThat(range.holds(BigDecimal.ZERO)).isFalse();
        assertThat(outside.holds(new BigDecimal("10.01"))).isTrue();
    }

    /** Of the contract of fx-rates with this section beside its object's name. */
    private static List<QualityRule> rules(String section) throws IOException {
        var file = SourceFile.read(Path.of("src/test/resources/products/fx-rates/v1.odcs.yaml"));
        var text = file.text()
                .replaceFirst(
                        "(?m)^( *)properties:\\n",
                        java.util.regex.Matcher.quoteReplacement(section.indent(0)) + "$1properties:\n");
        return QualityRule.of(
                ContractFile.read(new SourceFile(file.name(), text)).orElseThrow());
    }
}
