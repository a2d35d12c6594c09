package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RulebookTest {

    private static final String POLICY = "policies/owner-and-support/policy.yaml";
    private static final String WAIVER = "waivers/deposits.yaml";
    private static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private final Rulebook rulebook = Rulebook.load(Path.of("."));

    private static Subject product() throws IOException {
        return Subject.of(
                ProductFolder.at(Path.of("policies/owner-and-support/failing")).read());
    }

    private Map<String, String> files(Map<String, Optional<String>> changes) {
        var files = new HashMap<>(rulebook.files());
        changes.forEach(
                (path, text) -> text.ifPresentOrElse(given -> files.put(path, given), () -> files.remove(path)));
        return files;
    }

    @Test
    void whatIsAmendedIsTheSameAsWhatIsLoadedAnew() throws IOException {
        var stricter = rulebook.files().get(POLICY).replace("has(product.support)", "has(product.usage)");
        var changes = Map.of(
                POLICY,
                Optional.of(stricter),
                "policies/realtime-is-within-a-second/policy.yaml",
                Optional.<String>empty(),
                WAIVER,
                Optional.of("""
                        product: treasury.deposits
                        policy: money-has-currency
                        reason: The feed has no currency yet.
                        owner: tessa
                        until: 2027-01-31
                        """));
        var amended = rulebook.amended(changes);
        var anew = Rulebook.of(files(changes));

        assertThat(amended.files()).isEqualTo(anew.files());
        assertThat(amended.version()).isEqualTo(anew.version()).isNotEqualTo(rulebook.version());
        assertThat(amended.waivers()).isEqualTo(anew.waivers()).hasSize(1);
        assertThat(amended.policies().judge(product(), TODAY))
                .isEqualTo(anew.policies().judge(product(), TODAY))
                .isNotEqualTo(rulebook.policies().judge(product(), TODAY));
    }

    @Test
    void aPolicyWhoseFileStaysIsNotCompiledAgain() {
        var amended =
                rulebook.amended(Map.of(POLICY, Optional.of(rulebook.files().get(POLICY) + "# amended\n")));
        assertThat(amended.policies().all())
                .filteredOn(rulebook.policies().all()::contains)
                .hasSize(rulebook.policies().all().size() - 1);
        assertThat(amended.policies().differingFrom(rulebook.policies()).all())
                .extracting(Policy::name)
                .containsExactly("owner-and-support");
    }

    @Test
    void aChangeOfTheGlossaryMayChangeTheVerdictsOfPoliciesThatAskItAndOfNoOthers() {
        var rules = rulebook.amended(Map.of(
                "policies/asks-for-offenders-only/policy.yaml",
                Optional.of(policy(
                        "contract.fields.all(f, has(f.concept))",
                        "contract.fields.map(f, f.concept).filter(c, !(c in glossary))")),
                "policies/says-the-word-only/policy.yaml",
                Optional.of(policy("contract.fields.all(f, f.name != 'glossary')", "contract.custom.glossary"))));
        var glossary = rules.files().get("standards/glossary.yaml");
        var amended = rules.amended(Map.of("standards/glossary.yaml", Optional.of(glossary + """
                  - id: haircut
                    name: Haircut
                    definition: What is taken off the price of a security that is given as collateral.
                    owner: treasury
                    type: number
                """)));
        assertThat(amended.policies().differingFrom(rules.policies()).all())
                .extracting(Policy::name)
                .containsExactly("asks-for-offenders-only", "fields-name-their-concept");
    }

    private static String policy(String expression, String offenders) {
        return """
                title: Title
                why: Reason
                owner: council
                severity: error
                stage: enforced
                scope: contract
                expression: "%s"
                offenders: "%s"
                message: Mend it.
                """.formatted(expression, offenders);
    }

    @Test
    void onlyFilesOfTheLawAreInTheRulebook() {
        assertThat(rulebook.files())
                .containsKey(POLICY)
                .allSatisfy((path, _) -> assertThat(path).doesNotContain("passing", "failing", "README"));
        assertUnusable(Map.of("policies/README.md", Optional.of("words")), "is no file of the law");
        assertUnusable(Map.of("standards/../../etc/passwd.yaml", Optional.of("a: b")), "is no file of the law");
        assertUnusable(Map.of("waivers/none.yaml", Optional.empty()), "is not there");
        assertUnusable(Map.of("standards/glossary.yaml", Optional.empty()), "is missing");
    }

    @Test
    void aFolderThatIsNotThereIsNoRulebook(@TempDir Path empty) throws IOException {
        assertThatThrownBy(() -> Rulebook.load(empty.resolve("none"))).isInstanceOf(GovernanceException.class);
        assertThatThrownBy(() -> Rulebook.load(empty)).isInstanceOf(GovernanceException.class);
        Files.createDirectories(empty.resolve("policies"));
        assertThatThrownBy(() -> Rulebook.load(empty)).hasMessageContaining("holds no policy");
    }

    @Test
    void whatIsInForceIsReplacedWholeAndListenersHearOfIt() {
        var rules = new RulesInForce(rulebook, Clock.systemUTC());
        var heard = new AtomicInteger();
        rules.onReplaced(heard::incrementAndGet);
        var next = rulebook.amended(Map.of(POLICY, Optional.empty()));
        rules.replace(next);
        assertThat(rules.rulebook()).isSameAs(next);
        assertThat(heard).hasValue(1);
    }

    private void assertUnusable(Map<String, Optional<String>> changes, String message) {
        assertThatThrownBy(() -> rulebook.amended(changes))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unusable -> assertThat(unusable.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining(message);
    }
}
