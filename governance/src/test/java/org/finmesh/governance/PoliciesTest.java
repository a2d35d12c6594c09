package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PoliciesTest {

    @TempDir
    private Path governance;

    private static DataProduct product() throws IOException {
        return ProductFolder.at(Path.of("policies/owner-and-support/passing")).read();
    }

    private void write(String name, String stage, String severity, String expression) throws IOException {
        for (var standard : RuleFiles.load(Path.of(".")).entrySet()) {
            if (standard.getKey().startsWith("standards/")) {
                var file = governance.resolve(standard.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, standard.getValue());
            }
        }
        var folder = Files.createDirectories(governance.resolve("policies").resolve(name));
        Files.writeString(folder.resolve("policy.yaml"), """
                title: Title
                why: Reason
                owner: council
                severity: %s
                stage: %s
                scope: product
                expression: '%s'
                message: Mend it.
                """.formatted(severity, stage, expression));
    }

    private Verdict verdict(String day) throws IOException {
        var clock = Clock.fixed(Instant.parse(day + "T00:00:00Z"), ZoneOffset.UTC);
        return new RulesInForce(Rulebook.load(governance), clock)
                .judge(Subject.of(product()))
                .getFirst();
    }

    @Test
    void anExpressionThatHasNoAnswerIsABreach() throws IOException {
        write("broken", "enforced", "error", "product.nothing == 1");
        var verdict = verdict("2026-01-01");
        assertThat(verdict.outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict.message()).contains("treasury.deposits", "cannot be evaluated");

        write("broken", "enforced", "error", "product.id");
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict("2026-01-01").message()).contains("not true or false");
    }

    @Test
    void anExpressionThatNeverEndsIsABreach() throws IOException {
        var list = "[1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20]";
        write(
                "slow",
                "enforced",
                "error",
                "%s.all(a, %s.all(b, %s.all(c, %s.all(d, %s.all(e, true)))))".formatted(list, list, list, list, list));
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void anExpressionThatGrowsWithoutEndIsABreach() throws IOException {
        write("bomb", "enforced", "error", "size([\"0123456789\"]%s[0]) > 0".formatted(".map(x, x + x)".repeat(60)));
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict("2026-01-01").message()).contains("cannot be evaluated");

        write("bomb", "enforced", "error", "size([[1]]%s[0]) > 0".formatted(".map(x, x + x)".repeat(60)));
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.FAIL);
        assertThat(verdict("2026-01-01").message()).contains("cannot be evaluated");
    }

    @Test
    void anExpressionThatMultipliesOrIsTooLongIsNotUsed() throws IOException {
        var doubling = "[[1]]%s".formatted(".map(x, [x, x])".repeat(60));
        write("bomb", "enforced", "error", "%s == %s".formatted(doubling, doubling));
        assertUnusable("cannot be made in a loop");
        write("bomb", "enforced", "error", "[1].map(x, {1: x, 2: x}) == [{1: 1, 2: 1}]");
        assertUnusable("cannot be made in a loop");
        write("bomb", "enforced", "error", "true" + " || true".repeat(2_000));
        assertUnusable("does not compile");
        write("bomb", "enforced", "error", "(".repeat(2_000) + "true" + ")".repeat(2_000));
        assertUnusable("does not compile");
    }

    @Test
    void aPolicySeesWhatItsScopeHasAndNothingElse() throws IOException {
        write("curious", "enforced", "error", "contract.id == product.id");
        assertUnusable("undeclared reference to 'contract'");
    }

    @Test
    void aProductThatNobodyCanReadBreaksEveryPolicyOfProductsAndContracts() {
        var rulebook = Rulebook.load(Path.of("."));
        var about = rulebook.policies().all().stream()
                .filter(policy -> policy.scope() == Policy.Scope.PRODUCT || policy.scope() == Policy.Scope.CONTRACT)
                .toList();
        var unreadable = Subject.unreadable(ProductId.parse("treasury.deposits"), "line 3 is no YAML");
        assertThat(rulebook.policies().judge(unreadable, PolicyExample.TODAY))
                .hasSameSizeAs(about)
                .allSatisfy(verdict -> {
                    assertThat(verdict.outcome()).isNotEqualTo(Outcome.PASS);
                    assertThat(verdict.message()).contains("cannot be read", "line 3 is no YAML");
                });
    }

    @Test
    void graceWarnsUntilItsDayAndFailsFromThenOn() throws IOException {
        write("strict", "grace\ngraceUntil: 2026-03-01", "error", "false");
        assertThat(verdict("2026-02-28").outcome()).isEqualTo(Outcome.WARN);
        assertThat(verdict("2026-03-01").outcome()).isEqualTo(Outcome.FAIL);
    }

    @Test
    void aDraftAndAWarningNeverFail() throws IOException {
        write("strict", "draft", "error", "false");
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.WARN);
        write("strict", "enforced", "warning", "false");
        assertThat(verdict("2026-01-01").outcome()).isEqualTo(Outcome.WARN);
    }

    @Test
    void aMeshWithoutUsablePoliciesHasNoVerdicts() throws IOException {
        write("unused", "enforced", "error", "true");
        Files.delete(governance.resolve("policies/unused/policy.yaml"));
        assertUnusable("policy.yaml");
        Files.delete(governance.resolve("policies/unused"));
        assertUnusable("holds no policy");
    }

    @Test
    void aPolicyThatIsNotUnderstoodWholeIsNotUsed() throws IOException {
        write("wrong", "enforced", "error", "product.id ==");
        assertUnusable("does not compile");
        write("wrong", "enforced", "error", "1 + 1");
        assertUnusable("does not compile");
        write("wrong", "sometimes", "error", "true");
        assertUnusable("'sometimes' is none of");
        write("wrong", "grace", "error", "true");
        assertUnusable("graceUntil");
        write("wrong", "enforced\nexpresion: x", "error", "true");
        assertUnusable("unknown key 'expresion'");
    }

    @Test
    void theVersionOfAPolicyFollowsItsText() throws IOException {
        write("rule", "enforced", "error", "true");
        var before = verdict("2026-01-01").policyVersion();
        write("rule", "enforced", "error", "false");
        assertThat(verdict("2026-01-01").policyVersion()).isNotEqualTo(before).matches("[0-9a-f]{12}");
    }

    private void assertUnusable(String message) {
        assertThatThrownBy(() -> Rulebook.load(governance))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unusable -> assertThat(unusable.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining(message);
    }
}
