package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.finmesh.governance.Verdict.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each policy are an example that passes and one that fails, for that policy's reason and no other. */
class PolicyExamplesTest {

    private static final Path GOVERNANCE = Path.of(".");
    private static final Policies POLICIES = Rulebook.load(GOVERNANCE).policies();

    static List<Path> policies() throws IOException {
        try (var folders = Files.list(GOVERNANCE.resolve("policies"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    private static List<Verdict> verdicts(Path example) throws IOException {
        return POLICIES.judge(PolicyExample.at(example), PolicyExample.TODAY);
    }

    @ParameterizedTest
    @MethodSource("policies")
    void thePassingExamplePassesAllPolicies(Path policy) throws IOException {
        assertThat(verdicts(policy.resolve("passing")))
                .anySatisfy(verdict -> assertThat(verdict.policy())
                        .isEqualTo(policy.getFileName().toString()))
                .allSatisfy(verdict ->
                        assertThat(verdict.outcome()).as(verdict.toString()).isEqualTo(Outcome.PASS));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theFailingExampleBreaksItsPolicyAlone(Path policy) throws IOException {
        assertThat(verdicts(policy.resolve("failing")).stream().filter(verdict -> verdict.outcome() != Outcome.PASS))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.policy()).isEqualTo(policy.getFileName().toString());
                    assertThat(verdict.message())
                            .containsAnyOf("treasury.deposits", "retail-banking.customer-360")
                            .doesNotContain("cannot be evaluated");
                });
    }

    @Test
    void thereIsAPolicyInEachScope() {
        assertThat(POLICIES.all()).extracting(Policy::scope).contains(Policy.Scope.values());
        assertThat(Arrays.asList(Policy.Severity.values()))
                .isSubsetOf(POLICIES.all().stream().map(Policy::severity).toList());
    }
}
