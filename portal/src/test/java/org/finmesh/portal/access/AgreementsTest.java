package org.finmesh.portal.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.portal.access.StandingTest.agreement;

import java.util.Arrays;
import java.util.Locale;
import org.finmesh.platform.api.AgreementsApi.Agreement;
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
}
