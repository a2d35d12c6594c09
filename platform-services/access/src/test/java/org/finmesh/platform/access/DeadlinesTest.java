package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.access.TestingAgreements.MIA;
import static org.finmesh.platform.access.TestingAgreements.alone;
import static org.finmesh.platform.access.TestingAgreements.manager;
import static org.finmesh.platform.access.TestingAgreements.owner;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.finmesh.governance.AccessStandard;
import org.finmesh.governance.Rulebook;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

/** A stage that nobody answers, by the times of the standard in the repository. */
class DeadlinesTest {

    private static final AccessStandard STANDARD =
            Rulebook.load(Path.of("../../governance")).access();
    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OfferedPort PORT = new OfferedPort(
            PortId.parse("treasury.cash-position.v1"),
            true,
            true,
            false,
            List.of(new OfferedPort.Field("amount", Classification.RESTRICTED, false, false)),
            "active",
            null,
            null,
            null);

    @Test
    void aStageRemindsThenEscalatesThenLapsesAndEachOnce() {
        var waiting = waiting();
        assertThat(due(waiting, Duration.ofHours(24).minusMillis(1))).isEmpty();

        var reminded = due(waiting, Duration.ofHours(24)).getFirst();
        assertThat(reminded.event().note()).contains("managers of customer-insight");
        assertThat(due(reminded.agreement(), Duration.ofHours(48).minusMillis(1)))
                .isEmpty();

        var escalated = due(reminded.agreement(), Duration.ofHours(48)).getFirst();
        assertThat(escalated.agreement().pending().escalated()).isTrue();
        assertThat(due(escalated.agreement(), Duration.ofHours(120).minusMillis(1)))
                .isEmpty();

        var lapsed = due(escalated.agreement(), Duration.ofHours(120)).getFirst();
        assertThat(lapsed.agreement().state().label()).isEqualTo("denied");
        assertThat(lapsed.event().by()).isEqualTo(AgreementEvent.PLATFORM);
        assertThat(lapsed.event().note()).startsWith("lapsed").contains("120 hours");
        assertThat(due(lapsed.agreement(), Duration.ofHours(500))).isEmpty();
    }

    @Test
    void whatWasMissedWhileThePlatformWasDownIsNotMadeUpFor() {
        var escalated = due(waiting(), Duration.ofHours(50)).getFirst();

        assertThat(escalated.agreement().pending().escalated()).isTrue();
        assertThat(due(escalated.agreement(), Duration.ofHours(51))).isEmpty();
        assertThat(due(waiting(), Duration.ofHours(200))
                        .getFirst()
                        .agreement()
                        .state()
                        .label())
                .isEqualTo("denied");
    }

    @Test
    void theNextStageHasTimeOfItsOwn() {
        var passed = Ruling.approve(waiting(), alone(MIA), "", NOW.plus(Duration.ofHours(100)))
                .agreement();

        assertThat(due(passed, Duration.ofHours(123))).isEmpty();
        assertThat(due(passed, Duration.ofHours(124)).getFirst().event().note()).contains("owners of treasury");
    }

    private static List<Step> due(Agreement agreement, Duration after) {
        return Deadlines.due(agreement, STANDARD, NOW.plus(after)).stream().toList();
    }

    private static Agreement waiting() {
        return TestingAgreements.requested(PORT, NOW, 30).through(List.of(manager("customer-insight"), owner(PORT)));
    }
}
