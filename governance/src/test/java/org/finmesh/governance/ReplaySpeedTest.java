package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

class ReplaySpeedTest {

    private static final int PRODUCTS = 10_000;

    @Test
    void anAmendedPolicyIsAskedAboutTenThousandProductsInTwoSeconds() throws IOException {
        var before = Rulebook.load(Path.of("."));
        var product =
                ProductFolder.at(Path.of("policies/owner-and-support/passing")).read();
        List<Subject> subjects =
                IntStream.range(0, PRODUCTS).mapToObj(_ -> Subject.of(product)).toList();
        var path = "policies/personal-data-is-masked/policy.yaml";
        var began = System.nanoTime();

        var after = before.amended(Map.of(
                path,
                Optional.of(before.files().get(path).replace("[\"hash\", \"partial\", \"absent\"]", "[\"partial\"]"))));
        var asked = after.policies().differingFrom(before.policies());
        var failing = subjects.stream()
                .flatMap(subject -> asked.judge(subject, PolicyExample.TODAY).stream())
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
                .count();

        var took = Duration.ofNanos(System.nanoTime() - began);
        assertThat(asked.all()).hasSize(1);
        assertThat(failing).isEqualTo(PRODUCTS);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
        System.out.println("replay took " + took);
    }
}
