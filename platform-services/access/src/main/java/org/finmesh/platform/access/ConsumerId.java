package org.finmesh.platform.access;

import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Who reads data: a team, or a person alone. The names that a consumer has elsewhere follow from it, here and nowhere
 * else.
 *
 * @param value the team's or the user's name: kebab-case, 1 to 40 characters, so that role and client names stay in
 *     bounds and need no quoting
 */
public record ConsumerId(String value) implements Comparable<ConsumerId> {

    private static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
    private static final int LENGTH_MAX = 40;
    private static final String CLIENT_PREFIX = "consumer-";
    private static final String ROLE_PREFIX = "consumer_";
    private static final String PRINCIPAL_PREFIX = "User:" + CLIENT_PREFIX;
    private static final String DOMAIN_PRINCIPAL_PREFIX = "User:domain-";

    /** @throws AccessException CONSUMER_NAME */
    public ConsumerId {
        if (!isValid(value)) {
            throw new AccessException(
                    AccessError.CONSUMER_NAME,
                    "consumer '%s' is not kebab-case of at most %d characters, such as 'customer-insight'"
                            .formatted(value, LENGTH_MAX));
        }
    }

    private static boolean isValid(String value) {
        return value.length() <= LENGTH_MAX && KEBAB_CASE.matcher(value).matches();
    }

    /** The consumer's client in Keycloak; its Kafka consumer group and transactional id have the same name. */
    public String clientId() {
        return CLIENT_PREFIX + value;
    }

    public String kafkaGroup() {
        return clientId();
    }

    /** The one transactional id that the consumer may use in Kafka. */
    public String kafkaTransactionalId() {
        return clientId();
    }

    /** The consumer's principal in Kafka's ACLs. */
    public String kafkaPrincipal() {
        return PRINCIPAL_PREFIX + value;
    }

    /** The consumer's login role in PostgreSQL. No name in kebab-case has an underscore, so no two share a role. */
    public String databaseRole() {
        return ROLE_PREFIX + value.replace('-', '_');
    }

    /** The principal of the domain's programs, where the consumer is the team of a domain. */
    public String domainPrincipal() {
        return DOMAIN_PRINCIPAL_PREFIX + value;
    }

    /** The database roles of the domain's programs, where the consumer is the team of a domain. */
    public List<String> domainRoles() {
        var name = value.replace('-', '_');
        return List.of("dbt_" + name, "domain_" + name);
    }

    /** Empty when the principal is no domain's; else the domain's team, whether it is one that exists or not. */
    public static Optional<ConsumerId> ofDomainPrincipal(String principal) {
        return withoutPrefix(DOMAIN_PRINCIPAL_PREFIX, principal).flatMap(ConsumerId::consumer);
    }

    /** Empty when the principal is no consumer's. */
    public static Optional<ConsumerId> ofKafkaPrincipal(String principal) {
        return withoutPrefix(PRINCIPAL_PREFIX, principal).flatMap(ConsumerId::consumer);
    }

    /** Empty when the client is no consumer's. */
    public static Optional<ConsumerId> ofClientId(String clientId) {
        return withoutPrefix(CLIENT_PREFIX, clientId).flatMap(ConsumerId::consumer);
    }

    /** Empty when the role is no consumer's. */
    public static Optional<ConsumerId> ofDatabaseRole(String role) {
        return withoutPrefix(ROLE_PREFIX, role)
                .flatMap(value -> value.contains("-") ? Optional.empty() : consumer(value.replace('_', '-')));
    }

    private static Optional<String> withoutPrefix(String prefix, String name) {
        return name.startsWith(prefix) ? Optional.of(name.substring(prefix.length())) : Optional.empty();
    }

    private static Optional<ConsumerId> consumer(String value) {
        return isValid(value) ? Optional.of(new ConsumerId(value)) : Optional.empty();
    }

    @Override
    public int compareTo(ConsumerId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
