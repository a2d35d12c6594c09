package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Beside each policy are a product that passes and one that fails, for that policy's reason and no other. */
class PolicyExamplesTest {

    private static final Path GOVERNANCE = Path.of(".");
    private static final Rulebook RULEBOOK = Rulebook.load(GOVERNANCE);
    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);

    static List<Path> policies() throws IOException {
        try (var folders = Files.list(GOVERNANCE.resolve("policies"))) {
            return folders.filter(Files::isDirectory).sorted().toList();
        }
    }

    @ParameterizedTest
    @MethodSource("policies")
    void thePassingExamplePassesAllPolicies(Path policy) throws IOException {
        assertThat(RULEBOOK.policies()
                        .judge(
                                Subject.of(ProductFolder.at(policy.resolve("passing"))
                                        .read()),
                                TODAY))
                .allSatisfy(verdict -> assertThat(verdict.outcome()).isEqualTo(Outcome.PASS));
    }

    @ParameterizedTest
    @MethodSource("policies")
    void theFailingExampleBreaksItsPolicyAlone(Path policy) throws IOException {
        var verdicts = RULEBOOK.policies()
                .judge(Subject.of(ProductFolder.at(policy.resolve("failing")).read()), TODAY);
        assertThat(verdicts.stream().filter(verdict -> verdict.outcome() != Outcome.PASS))
                .singleElement()
                .satisfies(verdict -> {
                    assertThat(verdict.policy()).isEqualTo(policy.getFileName().toString());
                    assertThat(verdict.message()).contains("treasury.deposits").doesNotContain("cannot be evaluated");
                });
    }
}
