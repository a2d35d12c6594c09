package org.finmesh.platform.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConsumerIdTest {

    @Test
    void namesElsewhereFollowFromTheIdAndLeadBackToIt() {
        var consumer = new ConsumerId("customer-insight");

        assertThat(consumer.clientId()).isEqualTo("consumer-customer-insight");
        assertThat(consumer.kafkaPrincipal()).isEqualTo("User:consumer-customer-insight");
        assertThat(consumer.databaseRole()).isEqualTo("consumer_customer_insight");
        assertThat(ConsumerId.ofClientId("consumer-customer-insight")).contains(consumer);
        assertThat(ConsumerId.ofKafkaPrincipal("User:consumer-customer-insight"))
                .contains(consumer);
        assertThat(ConsumerId.ofDatabaseRole("consumer_customer_insight")).contains(consumer);
    }

    @Test
    void othersPrincipalsRolesAndClientsAreNoConsumers() {
        assertThat(ConsumerId.ofKafkaPrincipal("User:domain-treasury")).isEmpty();
        assertThat(ConsumerId.ofKafkaPrincipal("User:*")).isEmpty();
        assertThat(ConsumerId.ofDatabaseRole("domain_treasury")).isEmpty();
        assertThat(ConsumerId.ofDatabaseRole("consumer_a-b")).isEmpty();
        assertThat(ConsumerId.ofClientId("finmesh-portal")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "Clara", "a_b", "a--b", "-a", "a-", "a;drop", "x234567890123456789012345678901234567890y"})
    void anythingButShortKebabCaseIsRefused(String value) {
        assertThatExceptionOfType(AccessException.class)
                .isThrownBy(() -> new ConsumerId(value))
                .satisfies(refusal -> assertThat(refusal.error()).isEqualTo(AccessError.CONSUMER_NAME));
    }
}
