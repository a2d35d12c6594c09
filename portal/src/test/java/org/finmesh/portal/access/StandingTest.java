package org.finmesh.portal.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Outlets;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.finmesh.platform.api.MeshApi.Me;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StandingTest {

    private static final String PORT = "treasury.fx-rates.v1";
    private static final Me CONSUMER =
            new Me("clara", "Clara", List.of("customer-insight"), List.of(), List.of("consumer"));

    @Test
    void who_never_asked_is_a_stranger() {
        assertThat(standing()).isInstanceOf(Standing.Stranger.class);
        assertThat(standing(agreement("treasury.fx-rates.v2", "active"))).isInstanceOf(Standing.Stranger.class);
    }

    @Test
    void who_asked_waits_until_the_grants_are_in_place() {
        assertThat(standing(agreement(PORT, "requested"))).isInstanceOf(Standing.Waiting.class);
        assertThat(standing(agreement(PORT, "approved"))).isInstanceOf(Standing.Waiting.class);
    }

    @Test
    void what_is_approved_and_not_yet_in_place_is_granted() {
        assertThat(standing(agreement(PORT, "approved")))
                .isInstanceOfSatisfying(
                        Standing.Waiting.class,
                        waiting -> assertThat(waiting.isGranted()).isTrue());
        assertThat(standing(agreement(PORT, "requested")))
                .isInstanceOfSatisfying(
                        Standing.Waiting.class,
                        waiting -> assertThat(waiting.isGranted()).isFalse());
    }

    @Test
    void an_active_agreement_counts_more_than_a_new_request() {
        assertThat(standing(agreement(PORT, "requested"), agreement(PORT, "active")))
                .isInstanceOf(Standing.Reader.class);
    }

    @Test
    void an_agreement_that_is_over_counts_for_nothing() {
        for (var state : List.of("denied", "cancelled", "revoked", "expired")) {
            assertThat(standing(agreement(PORT, state))).as(state).isInstanceOf(Standing.Stranger.class);
        }
    }

    @Test
    void owners_of_the_domain_need_no_agreement() {
        var owner = new Me("tessa", "Tessa", List.of("treasury"), List.of("treasury"), List.of("owner"));
        assertThat(Standing.of(owner, PORT, List.of())).isInstanceOf(Standing.Owner.class);
        assertThat(Standing.of(owner, "retail-banking.customer-360.v1", List.of()))
                .isInstanceOf(Standing.Stranger.class);
    }

    private static Standing standing(Agreement... mine) {
        return Standing.of(CONSUMER, PORT, List.of(mine));
    }

    static Agreement agreement(String port, String state) {
        return agreement(port, state, null);
    }

    static Agreement agreement(String port, String state, @Nullable Pending pending) {
        return new Agreement(
                "1",
                "1",
                port,
                "customer-insight",
                "clara",
                "To test it",
                new Terms(List.of("rate"), true, "none", null, 30),
                new Outlets(port, null, null, List.of()),
                state,
                null,
                "2026-01-01T00:00:00Z",
                null,
                List.of(),
                pending,
                false,
                List.of(),
                null,
                null);
    }
}
