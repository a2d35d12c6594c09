package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.grants.Privilege.Kind;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SqlName;
import org.junit.jupiter.api.Test;

class RoleStateTest {

    private static final PortId RATES = PortId.parse("treasury.fx-rates.v1");
    private static final ConsumerId INSIGHT = new ConsumerId("customer-insight");
    private static final ConsumerId CONTROL = new ConsumerId("valuation-control");

    @Test
    void twoAgreementsOnOnePortGiveTheColumnsOfBothAndNeverTheWholeView() {
        var state = reading(columns(RATES.view(), "rate", "rate_date"), columns(RATES.view(), "rate", "order"));

        assertThat(state.privileges())
                .map(privilege -> privilege.grant("r"))
                .containsExactlyInAnyOrder(
                        "GRANT CONNECT ON DATABASE mesh TO r",
                        "GRANT USAGE ON SCHEMA treasury TO r",
                        "GRANT SELECT (\"order\", \"rate\", \"rate_date\") ON TABLE treasury.fx_rates_v1 TO r");
    }

    @Test
    void clearAndMaskedViewsAreGrantedApart() {
        assertThat(reading(columns(RATES.view(), "rate"), columns(RATES.maskedView(), "name"))
                        .rights())
                .contains(
                        "SELECT on column rate of treasury.fx_rates_v1",
                        "SELECT on column name of treasury.fx_rates_v1_masked");
    }

    @Test
    void aRoleWithNothingToReadIsLockedOut() {
        assertThat(RoleState.reading(INSIGHT, Allowance.NOTHING, "mesh")).isEqualTo(RoleState.LOCKED);
    }

    @Test
    void oneMoreColumnTakesNothingAwayAndEndsNoSession() {
        var changes = RoleChanges.of(
                Map.of(
                        INSIGHT,
                        new Correction<>(
                                reading(columns(RATES.view(), "rate")),
                                reading(columns(RATES.view(), "rate", "rate_date")))),
                Set.of(INSIGHT.databaseRole()));

        assertThat(changes.taking()).isEmpty();
        assertThat(changes.ended()).isEmpty();
        assertThat(changes.giving())
                .containsExactly(
                        "GRANT SELECT (\"rate_date\") ON TABLE treasury.fx_rates_v1 TO consumer_customer_insight",
                        "ALTER ROLE consumer_customer_insight LOGIN");
    }

    @Test
    void aColumnTooManyIsTakenAndOpenSessionsEnd() {
        var changes = RoleChanges.of(
                Map.of(
                        INSIGHT,
                        new Correction<>(
                                reading(columns(RATES.view(), "rate", "rate_date")),
                                reading(columns(RATES.view(), "rate")))),
                Set.of(INSIGHT.databaseRole()));

        assertThat(changes.taking())
                .containsExactly(
                        "ALTER ROLE consumer_customer_insight NOLOGIN",
                        "REVOKE SELECT (\"rate_date\") ON TABLE treasury.fx_rates_v1 FROM consumer_customer_insight CASCADE");
        assertThat(changes.ended()).containsExactly("consumer_customer_insight");
        assertThat(changes.giving()).containsExactly("ALTER ROLE consumer_customer_insight LOGIN");
    }

    @Test
    void theWholeViewGrantedByHandIsTakenThoughItsColumnsAreAgreed() {
        var byHand = new RoleState(
                true,
                false,
                false,
                Set.of(
                        Privilege.of(Kind.DATABASE, "mesh", "CONNECT"),
                        Privilege.of(Kind.TABLE, "treasury.fx_rates_v1", "SELECT")));

        assertThat(new Correction<>(byHand, reading(columns(RATES.view(), "rate"))).surplus())
                .containsExactly("SELECT on TABLE treasury.fx_rates_v1");
    }

    @Test
    void aRightThatSeveralGetIsOneStatement() {
        var intended = reading(columns(RATES.view(), "rate"));
        var changes = new TreeMap<ConsumerId, Correction<RoleState>>();
        changes.put(INSIGHT, new Correction<>(RoleState.LOCKED, intended));
        changes.put(CONTROL, new Correction<>(RoleState.LOCKED, intended));

        assertThat(RoleChanges.of(changes, Set.of()).giving())
                .contains(
                        "GRANT USAGE ON SCHEMA treasury TO consumer_customer_insight, consumer_valuation_control",
                        "CREATE ROLE consumer_valuation_control NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT 20");
    }

    @Test
    void whoLosesAllAccessIsLockedAndGetsNothingBack() {
        var changes = RoleChanges.of(
                Map.of(INSIGHT, new Correction<>(reading(columns(RATES.view(), "rate")), RoleState.LOCKED)),
                Set.of(INSIGHT.databaseRole()));

        assertThat(changes.taking()).hasSize(4).first().isEqualTo("ALTER ROLE consumer_customer_insight NOLOGIN");
        assertThat(changes.giving()).isEqualTo(List.of());
    }

    @Test
    void aDomainsRolesReadAsItsTeamAndLoseWhatItLoses() {
        var team = new ConsumerId("capital-markets");
        var both = asDomain(team, columns(RATES.view(), "rate", "rate_date"));

        assertThat(RoleChanges.of(Map.of(team, new Correction<>(RoleState.LOCKED, both)), Set.of())
                        .giving())
                .contains(
                        "GRANT consumer_capital_markets TO dbt_capital_markets WITH INHERIT TRUE, SET FALSE",
                        "GRANT consumer_capital_markets TO domain_capital_markets WITH INHERIT TRUE, SET FALSE");

        var one = asDomain(team, columns(RATES.view(), "rate"));
        var less = RoleChanges.of(Map.of(team, new Correction<>(both, one)), Set.of(team.databaseRole()));

        assertThat(less.ended())
                .containsExactly("consumer_capital_markets", "dbt_capital_markets", "domain_capital_markets");
        assertThat(less.giving()).containsExactly("ALTER ROLE consumer_capital_markets LOGIN");
    }

    @Test
    void aDomainsRolesArePartedFromItsTeamOnlyWhenTheirSessionsHaveEnded() {
        var team = new ConsumerId("capital-markets");
        var changes = RoleChanges.of(
                Map.of(team, new Correction<>(asDomain(team, columns(RATES.view(), "rate")), RoleState.LOCKED)),
                Set.of(team.databaseRole()));

        assertThat(changes.taking())
                .contains("ALTER ROLE consumer_capital_markets NOLOGIN")
                .noneMatch(sql -> sql.contains("make_plain"));
        assertThat(changes.ended()).contains("dbt_capital_markets", "domain_capital_markets");
        assertThat(changes.giving()).containsExactly("SELECT role_keeper.make_plain('consumer_capital_markets')");
    }

    @Test
    void aDomainsRoleThatWasLetInByHandIsLetInAsItOughtToBe() {
        var team = new ConsumerId("capital-markets");
        var intended = asDomain(team, columns(RATES.view(), "rate"));
        var privileges = new TreeSet<>(intended.privileges());
        privileges.remove(Privilege.member("dbt_capital_markets"));
        privileges.add(Privilege.of(Kind.MEMBER, "dbt_capital_markets", "as granted by postgres"));
        var changes = RoleChanges.of(
                Map.of(team, new Correction<>(new RoleState(true, false, false, privileges), intended)),
                Set.of(team.databaseRole()));

        assertThat(changes.giving())
                .containsExactly(
                        "SELECT role_keeper.make_plain('consumer_capital_markets')",
                        "GRANT consumer_capital_markets TO dbt_capital_markets WITH INHERIT TRUE, SET FALSE",
                        "GRANT consumer_capital_markets TO domain_capital_markets WITH INHERIT TRUE, SET FALSE",
                        "ALTER ROLE consumer_capital_markets LOGIN");
    }

    private static RoleState asDomain(ConsumerId team, Entitlement... entitlements) {
        return RoleState.reading(team, new Allowance(Set.of(entitlements), true), "mesh");
    }

    private static RoleState reading(Entitlement... entitlements) {
        return RoleState.reading(INSIGHT, new Allowance(Set.of(entitlements), false), "mesh");
    }

    private static Entitlement columns(SqlName view, String... columns) {
        return new Entitlement(
                RATES, Optional.empty(), Optional.empty(), Optional.of(view), new TreeSet<>(Set.of(columns)));
    }
}
