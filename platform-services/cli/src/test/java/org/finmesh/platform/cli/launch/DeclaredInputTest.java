package org.finmesh.platform.cli.launch;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Outlets;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DeclaredInputTest {

    private static final Path DOMAINS = Path.of("../../domains");
    private static final PortId RATES = PortId.parse("treasury.fx-rates.v1");
    private static final String TERMS = """
                customProperties:
                  - property: purpose
                    value: euro values of exposures
                  - property: legalBasis
                    value: legal-obligation
            """;

    @TempDir
    Path scratch;

    @Test
    void portsOfOtherDomainsAreAskedForByTheProductsOwnerForTheTeamWholeAndInClear() throws IOException {
        var input = DeclaredInput.of(List.of(rates(), reading(TERMS))).getFirst();

        assertThat(input.port()).isEqualTo(RATES);
        assertThat(input.requester()).isEqualTo("carlos");
        assertThat(input.portOwner()).isEqualTo(Optional.of("tessa"));
        assertThat(input.request().consumer()).isEqualTo("capital-markets");
        assertThat(input.request().ports()).containsExactly(new RequestedPort(RATES.toString(), null, "clear"));
        assertThat(input.request().purpose()).isEqualTo("euro values of exposures");
        assertThat(input.request().legalBasis()).isEqualTo("legal-obligation");
    }

    @Test
    void anInputWithoutTermsIsReadForTheProductsOwnPurpose() throws IOException {
        var product = reading("");
        var input = DeclaredInput.of(List.of(product)).getFirst();

        assertThat(input.request().purpose())
                .isEqualTo(java.util.Objects.requireNonNull(product.purpose()).strip());
        assertThat(input.request().legalBasis()).isNull();
        assertThat(input.portOwner()).as("of a product that is elsewhere").isEmpty();
    }

    @Test
    void portsOfTheSameDomainAreNotAskedFor() {
        var products = new Project(Path.of("../..").toAbsolutePath().normalize())
                .products("retail-banking").stream().map(Publisher::read).toList();

        assertThat(products).flatMap(DataProduct::inputPorts).isNotEmpty();
        assertThat(DeclaredInput.of(products))
                .noneMatch(input ->
                        input.port().product().domain().equals(input.product().domain()));
    }

    @Test
    void aProductIsPublishedAfterWhatItReadsOfAnotherDomain() throws IOException {
        reading(TERMS);
        var rates = DOMAINS.resolve("treasury/products/fx-rates");

        assertThat(Publisher.inOrder(List.of(scratch, rates))).containsExactly(rates, scratch);
    }

    @ParameterizedTest
    @CsvSource({
        "active, capital-markets, euro values of exposures, true",
        "approved, capital-markets, euro values of exposures, true",
        "requested, capital-markets, euro values of exposures, true",
        "expired, capital-markets, euro values of exposures, false",
        "revoked, capital-markets, euro values of exposures, false",
        "active, valuation-control, euro values of exposures, false",
        "active, capital-markets, something else, false"
    })
    void whatIsAgreedAndLivesIsNotAskedForAgainWhateverItsTerms(
            String state, String consumer, String purpose, boolean met) throws IOException {
        var input = DeclaredInput.of(List.of(reading(TERMS))).getFirst();

        assertThat(input.isMetBy(agreement(state, consumer, purpose))).isEqualTo(met);
    }

    private static Agreement agreement(String state, String consumer, String purpose) {
        return new Agreement(
                "1",
                "1",
                RATES.toString(),
                consumer,
                "carlos",
                purpose,
                new Terms(List.of("rate"), false, "masked", null, 7),
                new Outlets(null, null, null, List.of()),
                state,
                null,
                "2026-11-25T08:00:00Z",
                null,
                List.of(),
                null,
                false,
                List.of(),
                null,
                null);
    }

    private static DataProduct rates() {
        return Publisher.read(DOMAINS.resolve("treasury/products/fx-rates"));
    }

    /** The market data, reading rates beside. */
    private DataProduct reading(String terms) throws IOException {
        UnaryOperator<String> edit = text -> text.replace("\noutputPorts:", """

                inputPorts:
                  - name: fx-rates
                    version: v1
                    contractId: treasury.fx-rates.v1
                %soutputPorts:""".formatted(terms.indent(0)));
        try (var files = Files.list(DOMAINS.resolve("capital-markets/products/market-data"))) {
            for (var file : files.filter(Files::isRegularFile).toList()) {
                Files.writeString(scratch.resolve(file.getFileName()), edit.apply(Files.readString(file)));
            }
        }
        return Publisher.read(scratch);
    }
}
