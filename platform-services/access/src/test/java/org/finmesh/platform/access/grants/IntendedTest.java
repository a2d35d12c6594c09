package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.TestingAgreements;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

class IntendedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final List<OfferedPort.Field> FIELDS =
            List.of(new OfferedPort.Field("rate", Classification.PUBLIC, false, false));
    private static final OfferedPort BOTH = port("treasury.fx-rates.v1", true, true);
    private static final OfferedPort VIEW_ONLY = port("treasury.customer-360.v1", false, true);
    private static final Map<PortId, OfferedPort> OFFERED = Map.of(BOTH.port(), BOTH, VIEW_ONLY.port(), VIEW_ONLY);
    private static final ConsumerId INSIGHT = new ConsumerId("customer-insight");

    @Test
    void onlyApprovedAndActiveAgreementsBeforeTheirEndGrantAnything() {
        var requested = TestingAgreements.requested(BOTH, NOW, 1);
        var approved = TestingAgreements.approved(BOTH, NOW, 1);

        assertThat(intended(NOW, requested)).isEmpty();
        assertThat(intended(NOW, TestingAgreements.denied(BOTH, NOW, 1))).isEmpty();
        assertThat(intended(NOW, TestingAgreements.revoked(BOTH, NOW, 1))).isEmpty();
        assertThat(intended(NOW.plus(Duration.ofDays(1)), approved)).isEmpty();
        assertThat(intended(NOW, approved)).containsExactly(Map.entry(INSIGHT, Set.of(BOTH)));
        assertThat(intended(NOW, approved.activate())).containsExactly(Map.entry(INSIGHT, Set.of(BOTH)));
    }

    @Test
    void twoAgreementsOnOnePortGrantAsLongAsOneLives() {
        var first = TestingAgreements.approved(BOTH, NOW, 1);
        var second = TestingAgreements.revoked(BOTH, NOW, 1);

        assertThat(intended(NOW, first, second)).containsExactly(Map.entry(INSIGHT, Set.of(BOTH)));
    }

    @Test
    void aPortThatIsNoLongerOfferedGrantsNothing() {
        var agreement = TestingAgreements.approved(BOTH, NOW, 1);

        assertThat(Intended.of(List.of(agreement), Map.of(), NOW).ports()).isEmpty();
    }

    @Test
    void aRoleReadsViewsAndNothingElse() {
        assertThat(RoleState.reading(Set.of(BOTH, VIEW_ONLY), "mesh").privileges())
                .map(privilege -> privilege.grant("consumer_customer_insight"))
                .containsExactlyInAnyOrder(
                        "GRANT CONNECT ON DATABASE mesh TO consumer_customer_insight",
                        "GRANT USAGE ON SCHEMA treasury TO consumer_customer_insight",
                        "GRANT SELECT ON TABLE treasury.customer_360_v1 TO consumer_customer_insight",
                        "GRANT SELECT ON TABLE treasury.fx_rates_v1 TO consumer_customer_insight");
    }

    @Test
    void aRoleWithNothingToReadIsLockedOut() {
        assertThat(RoleState.reading(Set.of(), "mesh")).isEqualTo(RoleState.LOCKED);
    }

    private static Map<ConsumerId, Set<OfferedPort>> intended(Instant now, Agreement... agreements) {
        return Intended.of(List.of(agreements), OFFERED, now).ports();
    }

    private static OfferedPort port(String id, boolean hasTopic, boolean hasView) {
        return new OfferedPort(PortId.parse(id), hasTopic, hasView, false, FIELDS, "active", null, null, null);
    }
}
