package org.finmesh.platform.provisioning;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SuccessionTest {

    private static final Path FX_RATES = Path.of("../contract/src/test/resources/products/fx-rates");
    private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
    private static final PortReaders READERS =
            (port, field) -> "rate".equals(field) ? List.of("customer-insight", "valuation-control") : List.of();

    @ParameterizedTest(name = "{0}: {1} after 1.2.3 {2}")
    @CsvSource(delimiter = '|', textBlock = """
            nothing       | 1.2.3 | is taken
            nothing       | 1.2.4 | is taken
            nothing       | 1.2.2 | VERSION_NUMBER
            nothing       | 1.1.9 | VERSION_NUMBER
            words         | 1.2.3 | VERSION_NUMBER
            words         | 1.2.4 | is taken
            words         | 1.3.0 | is taken
            a field more  | 1.2.3 | VERSION_NUMBER
            a field more  | 1.2.4 | VERSION_NUMBER
            a field more  | 1.3.0 | is taken
            a field less  | 1.2.3 | BREAKING_CHANGE
            a field less  | 1.2.4 | BREAKING_CHANGE
            a field less  | 1.3.0 | BREAKING_CHANGE
            """)
    void a_version_number_fits_the_change(String change, String version, String outcome) {
        var before = published(v1("1.2.3", text -> text));
        var after = v1(version, edit(change));

        var refusals = Succession.refusals(product(after), List.of(before), READERS, NOW);

        assertThat(refusals.isEmpty() ? "is taken" : refusals.getFirst().error().name())
                .isEqualTo(outcome);
    }

    @Test
    void a_breaking_change_is_named_with_whom_it_breaks_and_the_way_out() {
        var refusals = Succession.refusals(
                product(v1("1.3.0", edit("a field less"))),
                List.of(published(v1("1.2.3", text -> text))),
                READERS,
                NOW);

        assertThat(refusals)
                .extracting(Refusal::toString)
                .satisfiesExactly(
                        change -> assertThat(change)
                                .startsWith("contract treasury.fx-rates.v1: schema.fx_rates.properties.rate: ")
                                .endsWith("it breaks customer-insight, valuation-control"),
                        advice -> assertThat(advice).contains("write v2.odcs.yaml beside it"));
    }

    @Test
    void a_change_that_only_asks_for_a_higher_number_is_named_too() {
        var refusals = Succession.refusals(
                product(v1("1.2.4", edit("a field more"))),
                List.of(published(v1("1.2.3", text -> text))),
                READERS,
                NOW);

        assertThat(refusals)
                .singleElement()
                .satisfies(refusal -> assertThat(refusal.message())
                        .contains("asks for 1.3.0 at least, not 1.2.4", "schema.fx_rates.properties.remark"));
    }

    @ParameterizedTest(name = "announced {0} / {1}, then {2} / {3}: {4}")
    @CsvSource(nullValues = "-", textBlock = """
            -,          -,          2027-03-31, 2027-06-30, is taken
            -,          -,          2026-11-24, 2026-11-24, would have ended
            2027-03-31, 2027-06-30, 2027-03-31, 2027-06-30, is taken
            2027-03-31, 2027-06-30, 2027-03-31, 2027-12-31, is taken
            2027-03-31, 2027-06-30, 2027-03-31, 2027-06-29, slaProperties.endOfLife: was
            2027-03-31, 2027-06-30, 2027-03-30, 2027-06-30, slaProperties.endOfSupport: was
            2026-10-31, 2026-10-31, 2026-10-31, 2026-10-31, is taken
            2026-10-31, 2026-10-31, 2027-03-31, 2027-06-30, does not come back
            """)
    void an_end_is_put_off_at_most(
            String supportBefore, String lifeBefore, String supportAfter, String lifeAfter, String outcome) {
        var before = published(v1("1.0.0", ends(supportBefore, lifeBefore)));
        var after = v1("1.1.0", ends(supportAfter, lifeAfter));

        var refusals = Succession.refusals(product(after), List.of(before), READERS, NOW);

        if (outcome.equals("is taken")) {
            assertThat(refusals).isEmpty();
        } else {
            assertThat(refusals.getFirst().message()).contains(outcome);
        }
    }

    @ParameterizedTest(name = "v1 until {0}: {1}")
    @CsvSource(nullValues = "-", textBlock = """
            -,          deprecate it first
            2027-06-30, lives until 2027-06-30T00:00:00Z
            2026-11-24, -
            """)
    void a_contract_leaves_the_folder_after_its_end_and_not_before(String endOfLife, String refused) {
        var v1 = published(v1("1.0.0", ends(endOfLife, endOfLife)));
        var v2 = v2();

        var refusals = Succession.refusals(product(v2), List.of(v1, published(v2)), READERS, NOW);

        if (refused == null) {
            assertThat(refusals).isEmpty();
        } else {
            assertThat(refusals).singleElement().satisfies(refusal -> {
                assertThat(refusal.error()).isEqualTo(ProvisioningError.PORT_ALIVE);
                assertThat(refusal.toString())
                        .startsWith("port treasury.fx-rates.v1: ")
                        .contains(refused);
            });
        }
    }

    @Test
    void a_port_that_was_withdrawn_does_not_come_back() {
        var v1 = published(v1("1.0.0", ends("2026-11-01", "2026-11-01")));
        var withdrawn = new PublishedPort(v1.port(), v1.published(), v1.endOfLife(), NOW);

        assertThat(Succession.refusals(product(v1("1.0.1", text -> text)), List.of(withdrawn), READERS, NOW))
                .singleElement()
                .satisfies(
                        refusal -> assertThat(refusal.message()).contains("does not come back", "new major version"));
        assertThat(Succession.refusals(product(v2()), List.of(withdrawn), READERS, NOW))
                .isEmpty();
    }

    @Test
    void a_first_publication_may_be_of_any_major_and_a_new_one_is_higher_than_all_before() {
        assertThat(Succession.refusals(product(v2()), List.of(), READERS, NOW)).isEmpty();
        assertThat(Succession.refusals(product(v1("1.0.0", text -> text)), List.of(published(v2())), READERS, NOW))
                .extracting(Refusal::message)
                .anySatisfy(message -> assertThat(message).contains("was never published", "treasury.fx-rates.v2"));
    }

    @Test
    void a_port_that_is_known_by_name_alone_is_not_compared() {
        var known = new PublishedPort(v2().port(), null, null, null);

        assertThat(Succession.refusals(product(v2()), List.of(known), READERS, NOW))
                .isEmpty();
    }

    private static UnaryOperator<String> edit(String change) {
        return switch (change) {
            case "nothing" -> text -> text;
            case "words" -> text -> text.replace("Not for trading", "Never for trading");
            case "a field more" ->
                text -> text.replace("slaProperties:", """
                          - name: remark
                            businessName: Remark
                            logicalType: string
                            required: false
                            classification: public
                    slaProperties:""".indent(0).stripTrailing());
            case "a field less" -> text -> text.replaceAll("(?ms)^      - name: rate$.*?(?=^slaProperties)", "");
            default -> throw new IllegalArgumentException(change);
        };
    }

    private static UnaryOperator<String> ends(String support, String life) {
        return support == null ? text -> text : text -> text.replace("slaProperties:\n", """
                slaProperties:
                  - property: endOfSupport
                    value: "%s"
                  - property: endOfLife
                    value: "%s"
                """.formatted(support, life));
    }

    private static PublishedPort published(Contract contract) {
        return new PublishedPort(
                contract.port(),
                new PublishedPort.Published(contract.version(), contract.document()),
                contract.endOfLife().orElse(null),
                null);
    }

    private static Contract v1(String version, UnaryOperator<String> edit) {
        return folder(text -> edit.apply(text.replace("version: 1.0.0", "version: " + version)))
                .latest();
    }

    private static Contract v2() {
        return folder(text -> text.replace("fx-rates.v1", "fx-rates.v2")
                        .replace("version: v1", "version: v2")
                        .replace("version: 1.0.0", "version: 2.0.0"))
                .latest();
    }

    private static DataProduct folder(UnaryOperator<String> edit) {
        try {
            var files = new ArrayList<SourceFile>();
            for (var file : ProductFolder.at(FX_RATES).files()) {
                var text = edit.apply(file.text());
                var name = text.contains("fx-rates.v2") ? file.name().replace("v1.odcs", "v2.odcs") : file.name();
                files.add(new SourceFile(name, text));
            }
            return new ProductFolder(files).read();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static DataProduct product(Contract contract) {
        var one = folder(text -> text);
        return new DataProduct(
                one.id(),
                one.name(),
                one.status(),
                one.purpose(),
                one.limitations(),
                one.usage(),
                one.owner(),
                one.supportChannel(),
                one.processing(),
                one.sourceTopics(),
                one.inputs(),
                one.tags(),
                one.customProperties(),
                List.of(contract),
                one.document(),
                one.file());
    }
}
