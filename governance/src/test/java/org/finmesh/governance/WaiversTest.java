package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.governance.Verdict.Outcome;
import org.junit.jupiter.api.Test;

class WaiversTest {

    private static final String PATH = "waivers/unmasked-deposits.yaml";
    private static final Rulebook RULEBOOK = Rulebook.load(Path.of("."));

    private static Rulebook with(String waiver) {
        return RULEBOOK.amended(Map.of(PATH, Optional.of(waiver)));
    }

    private static String waiver(String more) {
        return """
                product: treasury.deposits
                policy: personal-data-is-masked
                reason: The masks are being agreed on with the data protection officer.
                owner: tessa
                until: 2027-01-31
                """ + more;
    }

    private static Verdict verdict(Rulebook rulebook, String day) throws IOException {
        var unmasked = PolicyExample.at(Path.of("policies/personal-data-is-masked/failing"));
        return rulebook.policies().judge(unmasked, LocalDate.parse(day)).stream()
                .filter(verdict -> verdict.policy().equals("personal-data-is-masked"))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void aWaivedBreachNamesItsWaiverAndRefusesNothing() throws IOException {
        var verdict = verdict(with(waiver("")), "2026-11-24");
        assertThat(verdict.outcome()).isEqualTo(Outcome.WAIVED);
        assertThat(verdict.waiver()).isEqualTo("unmasked-deposits");
        assertThat(verdict.message()).contains("customer_id");
        assertThat(Verdict.refusals(List.of(verdict))).isEmpty();
    }

    @Test
    void aWaiverEndsByItselfOnItsDay() throws IOException {
        var rulebook = with(waiver(""));
        assertThat(verdict(rulebook, "2027-01-30").outcome()).isEqualTo(Outcome.WAIVED);
        assertThat(verdict(rulebook, "2027-01-31").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict(rulebook, "2027-01-31").waiver()).isNull();
    }

    @Test
    void aWaiverIsForItsProductItsPortAndItsFieldsAlone() throws IOException {
        assertOutcome(Outcome.FAIL, waiver("").replace("treasury.deposits", "treasury.loans"));
        assertOutcome(Outcome.WAIVED, waiver("port: treasury.deposits.v1\n"));
        assertOutcome(Outcome.FAIL, waiver("port: treasury.deposits.v2\n"));
        assertOutcome(Outcome.WAIVED, waiver("fields: [customer_id, amount]\n"));
        assertOutcome(Outcome.FAIL, waiver("fields: [amount]\n"));
        assertOutcome(Outcome.FAIL, waiver("").replace("personal-data-is-masked", "money-has-currency"));
    }

    private static void assertOutcome(Outcome outcome, String waiver) throws IOException {
        assertThat(verdict(with(waiver), "2026-11-24").outcome()).as(waiver).isEqualTo(outcome);
    }

    @Test
    void aPolicyThatIsKeptIsNotWaived() throws IOException {
        var masked = PolicyExample.at(Path.of("policies/personal-data-is-masked/passing"));
        assertThat(with(waiver("")).policies().judge(masked, LocalDate.parse("2026-11-24")))
                .extracting(Verdict::outcome)
                .containsOnly(Outcome.PASS);
    }

    @Test
    void aWaiverThatIsNotUnderstoodWholeMakesTheRulebookUnusable() {
        assertUnusable(waiver("").replace("personal-data-is-masked", "be-nice"), "there is no policy 'be-nice'");
        assertUnusable(waiver("").replace("until: 2027-01-31\n", ""), "'until' is missing");
        assertUnusable(waiver("").replace("2027-01-31", "soon"), "soon");
        assertUnusable(waiver("").replace("owner: tessa\n", ""), "'owner' is missing");
        assertUnusable(waiver("port: retail-banking.customer-360.v1\n"), "is none of treasury.deposits");
        assertUnusable(waiver("fields: []\n"), "'fields' is no list of names");
        assertUnusable(waiver("untill: 2029-01-01\n"), "unknown key 'untill'");
    }

    @Test
    void aPolicyIsNotRemovedFromUnderItsWaiver() {
        assertThatThrownBy(() -> with(waiver(""))
                        .amended(Map.of("policies/personal-data-is-masked/policy.yaml", Optional.empty())))
                .hasMessageContaining(PATH)
                .hasMessageContaining("there is no policy");
    }

    private static void assertUnusable(String waiver, String message) {
        assertThatThrownBy(() -> with(waiver))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unusable -> assertThat(unusable.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining(PATH)
                .hasMessageContaining(message);
    }
}
