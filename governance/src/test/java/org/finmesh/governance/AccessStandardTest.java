package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finmesh.governance.AccessStandard.Stage;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The standard in the repository, and what makes one unusable. */
class AccessStandardTest {

    private static final String PATH = "standards/access.yaml";
    private static final Rulebook RULEBOOK = Rulebook.load(Path.of(""));

    @ParameterizedTest
    @CsvSource(textBlock = """
            PUBLIC,       false, false, '',             false
            INTERNAL,     false, false, '',             false
            CONFIDENTIAL, false, false, 'OWNER',        false
            CONFIDENTIAL, true,  true,  'OWNER',        false
            CONFIDENTIAL, true,  false, 'MANAGER,OWNER', true
            RESTRICTED,   false, false, 'MANAGER,OWNER', true
            RESTRICTED,   true,  true,  'MANAGER,OWNER', true
            """)
    void classificationAndMaskingSayWhoDecidesAndWhetherALegalBasisIsAskedFor(
            Classification classification, boolean personal, boolean masked, String stages, boolean legalBasis) {
        var terms = terms(new AgreementTerms.Field("it", classification, personal, masked));

        assertThat(RULEBOOK.access().stages(terms))
                .extracting(Stage::name)
                .containsExactly(stages.isEmpty() ? new String[0] : stages.split(","));
        assertThat(RULEBOOK.access().needLegalBasis(terms).contains("it")).isEqualTo(legalBasis);
    }

    @Test
    void stagesOfAllFieldsTogetherComeOnceAndInTheirOrder() {
        var terms = terms(
                new AgreementTerms.Field("a", Classification.CONFIDENTIAL, false, false),
                new AgreementTerms.Field("b", Classification.PUBLIC, false, false),
                new AgreementTerms.Field("c", Classification.RESTRICTED, false, false));

        assertThat(RULEBOOK.access().stages(terms)).containsExactly(Stage.MANAGER, Stage.OWNER);
        assertThat(RULEBOOK.access().needLegalBasis(terms)).containsExactly("c");
    }

    @ParameterizedTest
    @CsvSource(quoteCharacter = '"', textBlock = """
            "  - of: internal",                "",                          internal
            "  - of: internal",                "  - of: public",            twice
            "  - of: internal",                "  - of: secret",            "'secret' is neither a classification"
            "[owner]",                         "[boss]",                    stages are some of
            "[manager, owner]",                "[owner, manager]",          in that order
            "legalBasis: true",                "legalBases: true",          unknown key 'legalBases'
            "legalBasis: true",                "legalBasis: yes please",    neither true nor false
            "remindAfter: PT24H",              "remindAfter: a day",        no duration by ISO 8601
            "remindAfter: PT24H",              "",                          'remindAfter' is missing
            "remindAfter: PT24H",              "remindAfter: PT48H",        not one after the other
            "remindAfter: PT24H",              "remindAfter: PT0S",         not one after the other
            """)
    void aStandardThatIsNotUnderstoodWholeIsNotThereAtAll(String from, String to, String why) {
        var text = RULEBOOK.files().get(PATH);
        assertThat(text).contains(from);

        assertThatThrownBy(() -> amended(text.replaceFirst(Pattern.quote(from), to)))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unusable -> assertThat(unusable.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining(PATH)
                .hasMessageContaining(why);
    }

    @Test
    void withoutThisStandardThereIsNoRulebook() {
        assertThatThrownBy(() -> RULEBOOK.amended(Map.of(PATH, Optional.empty())))
                .isInstanceOf(GovernanceException.class)
                .hasMessageContaining(PATH + ": is missing");
    }

    @Test
    void aChangedStandardIsTakenUpWithTheNextRulebook() {
        var text = RULEBOOK.files().get(PATH);

        assertThat(amended(text.replace("PT120H", "PT96H")).access().lapseAfter())
                .isEqualTo(Duration.ofHours(96));
        assertThat(RULEBOOK.access().lapseAfter()).isEqualTo(Duration.ofHours(120));
    }

    private static Rulebook amended(String text) {
        return RULEBOOK.amended(Map.of(PATH, Optional.of(text)));
    }

    private static AgreementTerms terms(AgreementTerms.Field... fields) {
        return new AgreementTerms(
                "example",
                PortId.parse("retail-banking.customer-360.v1"),
                "customer-insight",
                true,
                "clara",
                "Predict who leaves.",
                null,
                30,
                List.of(fields));
    }
}
