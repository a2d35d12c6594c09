package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The majors of one product side by side. */
class MajorsTest {

    private static final String ENDS = """
            slaProperties:
              - property: endOfSupport
                value: "2027-03-31"
              - property: endOfLife
                value: "2027-06-30"
            """;
    private static final String GUIDE = """

            customProperties:
              - property: migrationGuide
                value: Divide by the rate instead of multiplying.
            """;

    @Test
    void theOlderMajorEndsAndTheNewerSaysHowToMove() {
        var product = read(
                v1(text -> text.replace("status: active", "status: deprecated").replaceAll("slaProperties:\n", ENDS)),
                v2(text -> text + GUIDE));

        var first = product.contracts().getFirst();
        assertThat(product.latest().port()).hasToString("treasury.fx-rates.v2");
        assertThat(product.latest().migrationGuide()).contains("Divide by the rate instead of multiplying.");
        assertThat(product.successorOf(first.port())).contains(product.latest());
        assertThat(product.successorOf(product.latest().port())).isEmpty();
        assertThat(first.endOfSupport()).contains(Instant.parse("2027-03-31T00:00:00Z"));
        assertThat(first.hasEnded(Instant.parse("2027-06-29T23:59:59Z"))).isFalse();
        assertThat(first.hasEnded(Instant.parse("2027-06-30T00:00:00Z"))).isTrue();
        assertThat(product.latest().endOfLife()).isEmpty();
    }

    @Test
    void whatBothLackIsNamedAtTheirLines() {
        var problems = folder(v1(text -> text), v2(text -> text)).problems();

        assertThat(problems)
                .extracting(problem -> problem.file() + " " + problem.code())
                .containsExactly("v1.odcs.yaml DEPRECATION", "v2.odcs.yaml MIGRATION_GUIDE");
        assertThat(problems).allSatisfy(problem -> assertThat(problem.line()).isPositive());
    }

    @Test
    void aMajorInPreparationAsksNothingOfTheOneBefore() {
        assertThat(folder(v1(text -> text), v2(text -> text.replace("status: active", "status: draft")))
                        .problems())
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "2027-06-30, 2027-06-30T00:00:00Z",
        "2027-06-30T18:00:00+02:00, 2027-06-30T16:00:00Z",
        "2027-06-31,",
        "30.6.2027,",
        "2027-06-30T18:00:00,",
        "1969-12-31,",
        "+12027-06-30,",
        "'',"
    })
    void aDateIsADayOrAnInstant(String text, Instant expected) {
        var level = new Contract.ServiceLevel("endOfLife", text, null, null, null);

        assertThat(level.instant()).isEqualTo(Optional.ofNullable(expected));
    }

    private static SourceFile v1(UnaryOperator<String> edit) {
        return new SourceFile("v1.odcs.yaml", edit.apply(contract()));
    }

    private static SourceFile v2(UnaryOperator<String> edit) {
        return new SourceFile(
                "v2.odcs.yaml",
                edit.apply(
                        contract().replace("fx-rates.v1", "fx-rates.v2").replace("version: 1.0.0", "version: 2.0.0")));
    }

    private static String contract() {
        return ProductFolderTest.fxRates()
                .latest()
                .file()
                .text()
                .replaceAll("(?ms)^customProperties:.*?(?=^\\w|\\z)", "");
    }

    private static ProductFolder folder(SourceFile v1, SourceFile v2) {
        var descriptor = ProductFolderTest.fxRates().file();
        return new ProductFolder(
                List.of(new SourceFile("product.odps.yaml", descriptor.text().replace("outputPorts:\n", """
                                outputPorts:
                                  - name: fx-rates
                                    version: v2
                                    contractId: treasury.fx-rates.v2
                                """)), v1, v2));
    }

    private static DataProduct read(SourceFile v1, SourceFile v2) {
        return folder(v1, v2).read();
    }
}
