package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

class ReplaySpeedTest {

    /** One core, whatever else the machine is doing: time of this thread alone. */
    private static final ThreadMXBean CPU = ManagementFactory.getThreadMXBean();

    private static final int PRODUCTS = 10_000;

    private static final String PATH = "policies/personal-data-is-masked/policy.yaml";

    @Test
    void anAmendedPolicyIsAskedAboutTenThousandProductsInTwoSeconds() throws IOException {
        var before = Rulebook.load(Path.of("."));
        var product = ProductFolder.at(Path.of("../domains/retail-banking/products/customer-360"))
                .read();
        List<Subject> subjects =
                IntStream.range(0, PRODUCTS).mapToObj(_ -> Subject.of(product)).toList();
        newlyFailing(before, subjects.subList(0, PRODUCTS / 10)); // a server has been running for a while

        var began = CPU.getCurrentThreadCpuTime();
        var failing = newlyFailing(before, subjects);
        var took = Duration.ofNanos(CPU.getCurrentThreadCpuTime() - began);

        assertThat(failing).isEqualTo(PRODUCTS);
        assertThat(took).isLessThan(Duration.ofSeconds(2));
    }

    private static long newlyFailing(Rulebook before, List<Subject> subjects) {
        var stricter = before.files().get(PATH).replace("[\"hash\", \"partial\", \"absent\"]", "[\"partial\"]");
        var asked =
                before.amended(Map.of(PATH, Optional.of(stricter))).policies().differingFrom(before.policies());
        assertThat(asked.all()).hasSize(1);
        return subjects.stream()
                .flatMap(subject -> asked.judge(subject, PolicyExample.TODAY).stream())
                .filter(verdict -> verdict.outcome() == Verdict.Outcome.FAIL)
                .count();
    }
}
