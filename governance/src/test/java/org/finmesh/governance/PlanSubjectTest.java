package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

class PlanSubjectTest {

    private static final Path MAJORS = Path.of("policies/new-majors-explain-the-move/passing");

    private static DataProduct product(String folder) throws IOException {
        return ProductFolder.at(MAJORS.resolve(folder)).read();
    }

    private static Map<?, ?> plan(DataProduct planned, List<Contract> live) {
        var contracts = live.stream().collect(Collectors.toMap(Contract::port, Contract::document));
        var readers = Map.of(PortId.parse("treasury.deposits.v1"), List.of("customer-insight"));
        var subject = Subject.of(new PlannedChange(planned, contracts, readers, PolicyExample.TODAY));
        return (Map<?, ?>)
                subject.seenBy(Policy.Scope.PLAN).getFirst().variables().get("plan");
    }

    private static Map<?, ?> port(Map<?, ?> plan, int index) {
        return (Map<?, ?>) ((List<?>) plan.get("ports")).get(index);
    }

    @Test
    void theFirstPublicationHasNothingToCompareWith() throws IOException {
        var plan = plan(product("live"), List.of());
        assertThat(plan.get("first")).isEqualTo(true);
        assertThat(port(plan, 0).get("state")).isEqualTo("new");
        assertThat(port(plan, 0).containsKey("live")).isFalse();
        assertThat(port(plan, 0).containsKey("change")).isFalse();
        assertThat(port(plan, 0).containsKey("previous")).isFalse();
    }

    @Test
    void aPortThatStaysIsComparedAndANewMajorKnowsTheOneBefore() throws IOException {
        var plan = plan(product("planned"), product("live").contracts());
        assertThat(plan.get("first")).isEqualTo(false);
        assertThat(port(plan, 0).get("state")).isEqualTo("kept");
        assertThat(port(plan, 0).get("change")).isEqualTo("minor");
        assertThat(port(plan, 0).get("step")).isEqualTo("minor");
        assertThat(port(plan, 0).get("noticeDays")).isEqualTo(218L);
        assertThat(port(plan, 0).get("readers")).isEqualTo(List.of("customer-insight"));
        assertThat(port(plan, 1).get("state")).isEqualTo("new");
        assertThat(port(plan, 1).get("previous")).isEqualTo("treasury.deposits.v1");
    }

    @Test
    void aPortWhoseContractIsGoneIsDropped() throws IOException {
        var both = product("planned");
        var plan = plan(product("live"), both.contracts());
        assertThat(port(plan, 1).get("state")).isEqualTo("dropped");
        assertThat(port(plan, 1).containsKey("contract")).isFalse();
        assertThat(port(plan, 1).containsKey("live")).isTrue();
        assertThat(port(plan, 0).get("step")).isEqualTo("back");
    }

    @Test
    void aPlanIsJudgedByPoliciesOfProductsAndContractsToo() throws IOException {
        var policies = Rulebook.load(Path.of(".")).policies();
        var subject = Subject.of(new PlannedChange(product("live"), Map.of(), Map.of(), PolicyExample.TODAY));
        var scopes = List.of(Policy.Scope.PRODUCT, Policy.Scope.CONTRACT, Policy.Scope.PLAN);
        assertThat(policies.judge(subject, PolicyExample.TODAY))
                .hasSameSizeAs(policies.all().stream()
                        .filter(policy -> scopes.contains(policy.scope()))
                        .toList());
    }
}
