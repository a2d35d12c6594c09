package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.access.Actor;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.Consumer;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.PersonalData;
import org.finmesh.platform.access.Terms;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

class IntendedTest {

    private static final Instant NOW = Instant.parse("2026-11-23T10:00:00Z");
    private static final OfferedPort BOTH = port("treasury.fx-rates.v1", true, true);
    private static final OfferedPort VIEW_ONLY = port("treasury.customer-360.v1", false, true);
    private static final Map<PortId, OfferedPort> OFFERED = Map.of(BOTH.port(), BOTH, VIEW_ONLY.port(), VIEW_ONLY);
    private static final Actor TESSA = new Actor("tessa", Set.of(), Set.of(new DomainName("treasury")), false, false);
    private static final List<OfferedPort.Field> FIELDS =
            List.of(new OfferedPort.Field("rate", Classification.PUBLIC, false, false));
    private static final Entitlement ALL_OF_BOTH =
            Entitlement.of(Terms.of(BOTH, null, PersonalData.MASKED, null, 1), BOTH);
    private static final ConsumerId INSIGHT = new ConsumerId("customer-insight");

    @Test
    void onlyApprovedAndActiveAgreementsBeforeTheirEndGrantAnything() {
        var requested = request(BOTH);
        var approved = requested.approve(TESSA, "", NOW);

        assertThat(intended(NOW, requested)).isEmpty();
        assertThat(intended(NOW, requested.deny(TESSA, "", NOW))).isEmpty();
        assertThat(intended(NOW, approved.revoke(TESSA, "", NOW))).isEmpty();
        assertThat(intended(NOW.plus(Duration.ofDays(1)), approved)).isEmpty();
        assertThat(intended(NOW, approved)).containsExactly(Map.entry(INSIGHT, Set.of(ALL_OF_BOTH)));
        assertThat(intended(NOW, approved.activate())).containsExactly(Map.entry(INSIGHT, Set.of(ALL_OF_BOTH)));
    }

    @Test
    void twoAgreementsOnOnePortGrantAsLongAsOneLives() {
        var first = request(BOTH).approve(TESSA, "", NOW);
        var second = request(BOTH).approve(TESSA, "", NOW).revoke(TESSA, "", NOW);

        assertThat(intended(NOW, first, second)).containsExactly(Map.entry(INSIGHT, Set.of(ALL_OF_BOTH)));
    }

    @Test
    void aPortThatIsNoLongerOfferedGrantsNothing() {
        var agreement = request(BOTH).approve(TESSA, "", NOW);

        assertThat(Intended.of(List.of(agreement), Map.of(), Set.of(), NOW).entitlements())
                .isEmpty();
    }

    @Test
    void aSuspendedConsumerIsEntitledToNothingWhateverIsAgreed() {
        var agreement = request(BOTH).approve(TESSA, "", NOW);

        assertThat(Intended.of(List.of(agreement), OFFERED, Set.of(INSIGHT), NOW)
                        .entitlements())
                .isEmpty();
    }

    private static Map<ConsumerId, Set<Entitlement>> intended(Instant now, Agreement... agreements) {
        return Intended.of(List.of(agreements), OFFERED, Set.of(), now).entitlements();
    }

    private static Agreement request(OfferedPort port) {
        return Agreement.request(
                port,
                new Consumer(INSIGHT, Consumer.Kind.TEAM),
                "clara",
                "valuation of the book",
                Terms.of(port, null, PersonalData.MASKED, null, 1),
                NOW);
    }

    private static OfferedPort port(String id, boolean hasTopic, boolean hasView) {
        return new OfferedPort(PortId.parse(id), hasTopic, hasView, false, FIELDS, "active", null, null, null);
    }
}
