package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.platform.access.TestingAgreements.INSIGHT;
import static org.finmesh.platform.access.TestingAgreements.request;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.transaction.support.TransactionOperations;

/** Who has to decide on what, by the standard and the policies in the repository. */
class AgreementLawTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("retail-banking.customer-360.v1"),
            false,
            true,
            false,
            List.of(
                    new OfferedPort.Field("segment", Classification.INTERNAL, false, false),
                    new OfferedPort.Field("country", Classification.PUBLIC, false, false),
                    new OfferedPort.Field("balance", Classification.CONFIDENTIAL, false, false),
                    new OfferedPort.Field("name", Classification.CONFIDENTIAL, true, false),
                    new OfferedPort.Field("iban", Classification.RESTRICTED, true, false),
                    new OfferedPort.Field("score", Classification.RESTRICTED, false, false)),
            "active",
            null,
            null,
            null);

    private final AgreementLaw law = new AgreementLaw(
            new RulesInForce(Rulebook.load(Path.of("../../governance")), Clock.systemUTC()),
            TransactionOperations.withoutTransaction(),
            _ -> {});

    @ParameterizedTest(name = "{0} {1}: {2}")
    @CsvSource(nullValues = "-", textBlock = """
            country segment,  masked, -
            balance,          masked, owners of retail-banking
            name,             masked, owners of retail-banking
            name,             clear,  managers of customer-insight|owners of retail-banking
            country iban,     masked, managers of customer-insight|owners of retail-banking
            score,            masked, managers of customer-insight|owners of retail-banking
            """)
    void whatIsReadSaysWhoDecides(String fields, String personal, @Nullable String deciders) {
        var terms = terms(personal, null, fields.split(" "));

        assertThat(law.stages(draft(INSIGHT, terms), terms, PORT, Set.of()))
                .extracting(Stage::deciders)
                .isEqualTo(deciders == null ? List.of() : Arrays.asList(deciders.split("\\|")));
    }

    @Test
    void whoAsksAloneIsDecidedOnByTheManagersOfTheirTeams() {
        var terms = terms("clear", LegalBasis.CONTRACT, "name");
        var clara = draft(new Consumer(new ConsumerId("clara"), Consumer.Kind.PERSON), terms);

        assertThat(law.stages(clara, terms, PORT, Set.of("b", "a")))
                .extracting(Stage::deciders)
                .containsExactly("managers of a or b", "owners of retail-banking");
        assertThatThrownBy(() -> law.stages(clara, terms, PORT, Set.of()))
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(AccessError.NO_MANAGER))
                .hasMessageContaining("ask on behalf of a team");
    }

    @Test
    void withoutALegalBasisTheFieldsThatAskForOneAreNamed() {
        var none = terms("clear", null, "segment", "name", "iban");

        assertThatThrownBy(() -> law.requireLegalBasis(draft(INSIGHT, none), none, PORT))
                .isInstanceOfSatisfying(
                        AccessException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(AccessError.LEGAL_BASIS_MISSING))
                .hasMessageContaining("name, iban are not to be read without");
        for (var enough : List.of(
                terms("clear", LegalBasis.LEGAL_OBLIGATION, "name", "iban"),
                terms("masked", null, "name", "segment"))) {
            law.requireLegalBasis(draft(INSIGHT, enough), enough, PORT);
        }
    }

    @Test
    void aYearIsTheMostForPersonalDataInClearAndNotForMasked() {
        var clear = Terms.of(PORT, List.of("name"), PersonalData.CLEAR, LegalBasis.CONTRACT, 400);
        var masked = Terms.of(PORT, List.of("name"), PersonalData.MASKED, null, 400);

        assertThat(law.refusals(draft(INSIGHT, clear), clear, PORT)).hasSize(1);
        assertThat(law.refusals(draft(INSIGHT, masked), masked, PORT)).isEmpty();
        assertThatThrownBy(() -> law.require(draft(INSIGHT, clear), clear, PORT, "clara", NOW))
                .isInstanceOf(AccessException.class)
                .hasMessageContaining(PORT.port().toString());
    }

    private static Terms terms(String personal, @Nullable LegalBasis basis, String... fields) {
        return Terms.of(PORT, List.of(fields), PersonalData.parse(personal), basis, 30);
    }

    private static Agreement draft(Consumer consumer, Terms terms) {
        return request(PORT, consumer, "clara", terms, NOW);
    }
}
