package org.finmesh.platform.access.grants;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KafkaRightsTest {

    private static final ConsumerId INSIGHT = new ConsumerId("customer-insight");
    private static final PortId RATES = PortId.parse("treasury.fx-rates.v1");
    private static final KafkaStrays STRAYS = new KafkaStrays(
            "User:platform", List.of(new OfferedPort(RATES, true, true, false, List.of(), "active", null, null, null)));

    @Test
    void aConsumerReadsEachTopicByItsFullNameWithItsOwnGroupAndTransactionalId() {
        var rights =
                KafkaRights.of(INSIGHT, allowance(topic("treasury.fx-rates.v1"), topic("treasury.fx-rates.v1.masked")));

        assertThat(rights.bindings())
                .allMatch(binding -> binding.pattern().patternType() == PatternType.LITERAL
                        && binding.entry().principal().equals("User:consumer-customer-insight"));
        assertThat(rights.rights())
                .containsExactly(
                        "ALLOW DESCRIBE on TOPIC treasury.fx-rates.v1",
                        "ALLOW DESCRIBE on TOPIC treasury.fx-rates.v1.masked",
                        "ALLOW DESCRIBE on TRANSACTIONAL_ID consumer-customer-insight",
                        "ALLOW READ on GROUP consumer-customer-insight",
                        "ALLOW READ on TOPIC treasury.fx-rates.v1",
                        "ALLOW READ on TOPIC treasury.fx-rates.v1.masked",
                        "ALLOW WRITE on TRANSACTIONAL_ID consumer-customer-insight");
    }

    @Test
    void whoReadsViewsAloneHasNothingInKafka() {
        var viewOnly = new Entitlement(
                RATES, Optional.empty(), Optional.empty(), Optional.of(RATES.view()), new TreeSet<>(Set.of("rate")));

        assertThat(KafkaRights.of(INSIGHT, allowance(viewOnly)).bindings()).isEmpty();
    }

    @Test
    void aDomainsPrincipalReadsTheTopicsOfOtherDomainsThatItsTeamReads() {
        var team = new ConsumerId("capital-markets");
        var rights = KafkaRights.of(
                team,
                new Allowance(
                        Set.of(topic("treasury.fx-rates.v1"), topic("capital-markets.market-data.v1.masked")), true));

        assertThat(rights.bindings())
                .filteredOn(binding -> binding.entry().principal().equals("User:domain-capital-markets"))
                .map(KafkaRights::words)
                .containsExactlyInAnyOrder(
                        "ALLOW READ on TOPIC treasury.fx-rates.v1", "ALLOW DESCRIBE on TOPIC treasury.fx-rates.v1");
        assertThat(rights.bindings())
                .allMatch(binding -> KafkaRights.holder(binding).equals(Optional.of(team)));
        assertThat(rights.rights()).contains("ALLOW READ on TOPIC treasury.fx-rates.v1 as User:domain-capital-markets");
    }

    @ParameterizedTest
    @CsvSource({
        "treasury.fx-rates.v1, LITERAL, true",
        "treasury.fx-rates.v1.masked, LITERAL, true",
        "capital-markets.market-data.v1, LITERAL, false",
        "treasury.fx-rates.v1.quarantine, LITERAL, false",
        "treasury.ecb-reference-rates, LITERAL, false",
        "treasury.fx-rates.v1, PREFIXED, false"
    })
    void onlyTopicsOfOtherDomainsPortsAreADomainsByAgreement(String name, PatternType pattern, boolean byAgreement) {
        var acl = allow(ResourceType.TOPIC, "User:domain-capital-markets", name, pattern, AclOperation.READ);

        assertThat(KafkaRights.holder(acl).isPresent()).isEqualTo(byAgreement);
    }

    @ParameterizedTest
    @CsvSource({
        "User:bob, treasury.fx-rates.v1, LITERAL, READ, true",
        "User:bob, treasury.fx-rates.v1.masked, LITERAL, READ, true",
        "User:bob, treasury., PREFIXED, READ, true",
        "User:bob, *, LITERAL, ALL, true",
        "User:*, treasury.fx-rates.v1, LITERAL, WRITE, true",
        "User:domain-retail-banking, treasury., PREFIXED, READ, true",
        "User:domain-retail-banking, *, LITERAL, READ, true",
        "User:domain-retail-banking, treasury.fx-rates.v1, LITERAL, READ, false",
        "User:consumer-Not-A-Consumer, treasury.fx-rates.v1, LITERAL, READ, true",
        "User:domain-treasury, treasury.fx-rates.v1, LITERAL, WRITE, false",
        "User:domain-treasury, treasury., PREFIXED, READ, false",
        "User:consumer-customer-insight, treasury.fx-rates.v1, LITERAL, READ, false",
        "User:platform, *, LITERAL, ALL, false",
        "User:monitoring, *, LITERAL, DESCRIBE, false",
        "User:bob, treasury.fx-rates.v1.quarantine, LITERAL, READ, false",
        "User:bob, treasury.fx-rates.v1.streams-, PREFIXED, READ, false",
        "User:bob, retail-banking., PREFIXED, READ, false"
    })
    void whoeverGetsAtAPortsRecordsWithoutAnAgreementIsAStray(
            String principal, String name, PatternType pattern, AclOperation operation, boolean stray) {
        assertThat(STRAYS.contains(allow(ResourceType.TOPIC, principal, name, pattern, operation)))
                .isEqualTo(stray);
    }

    @Test
    void whatNamesAPortAndIsNoTopicIsNoStray() {
        assertThat(STRAYS.contains(
                        allow(ResourceType.GROUP, "User:bob", RATES.topic(), PatternType.LITERAL, AclOperation.READ)))
                .isFalse();
    }

    private static Allowance allowance(Entitlement... entitlements) {
        return new Allowance(Set.of(entitlements), false);
    }

    private static Entitlement topic(String topic) {
        return new Entitlement(RATES, Optional.of(topic), Optional.empty(), Optional.empty(), new TreeSet<>());
    }

    private static AclBinding allow(
            ResourceType type, String principal, String name, PatternType pattern, AclOperation operation) {
        return new AclBinding(
                new ResourcePattern(type, name, pattern),
                new AccessControlEntry(principal, "*", operation, AclPermissionType.ALLOW));
    }
}
