package org.finmesh.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.portal.access.StandingTest.agreement;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.junit.jupiter.api.Test;

class AgreementsTest {

    private static final String PORT = "treasury.fx-rates.v1";

    @Test
    void every_state_belongs_to_exactly_one_group() {
        var all = Arrays.stream(AgreementState.values())
                .map(state -> agreement(PORT, state.name().toLowerCase(Locale.ROOT)))
                .toList();
        var groups = Agreements.of(all);
        assertThat(groups.waiting()).extracting(Agreement::state).containsExactly("requested");
        assertThat(groups.inForce()).extracting(Agreement::state).containsExactlyInAnyOrder("approved", "active");
        assertThat(groups.over())
                .extracting(Agreement::state)
                .containsExactlyInAnyOrder("denied", "cancelled", "revoked", "expired");
    }

    @Test
    void an_agreement_that_a_change_was_asked_for_waits_and_is_in_no_other_group() {
        var change = new Pending(
                new Terms(List.of("rate"), true, "none", null, 60),
                "clara",
                "2026-01-02T00:00:00Z",
                "",
                List.of(),
                false,
                "2026-01-07T00:00:00Z");
        var groups = Agreements.of(List.of(agreement(PORT, "active", change)));
        assertThat(groups.waiting()).hasSize(1);
        assertThat(groups.inForce()).isEmpty();
        assertThat(groups.over()).isEmpty();
    }
}
