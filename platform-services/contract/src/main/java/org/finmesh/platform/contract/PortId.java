package org.finmesh.platform.contract;

import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An output port of a data product: the product and the major version of its contract,
 * {@code retail-banking.transaction-history.v1}. Every name that the port has in Kafka, PostgreSQL and the registry
 * follows from it, here and nowhere else.
 *
 * @param product the product that the port belongs to
 * @param major the contract's major version, 1 or greater
 */
public record PortId(ProductId product, int major) implements Comparable<PortId> {

    private static final Pattern FORM = Pattern.compile("(.+)\\.v([1-9][0-9]{0,3})");
    private static final String MASKED = ".masked";

    public PortId {
        if (major < 1) {
            throw new IllegalArgumentException("a port's major version is 1 or greater, not " + major);
        }
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code <domain>.<product>.v<major>} */
    public static PortId parse(String text) {
        var matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException(
                    "port '%s' is not <domain>.<product>.v<major>, such as 'treasury.fx-rates.v1'".formatted(text));
        }
        return ProductId.parse(matcher.group(1)).port(Integer.parseInt(matcher.group(2)));
    }

    /** The topic port: {@code retail-banking.transaction-history.v1}. */
    public String topic() {
        return toString();
    }

    /** Where records that break the contract are kept, with the reason: readable by the owning domain alone. */
    public String quarantineTopic() {
        return this + ".quarantine";
    }

    /** Which source records were left out on purpose, and why: readable by the owning domain alone. */
    public String filteredTopic() {
        return this + ".filtered";
    }

    /** What the platform puts in at the port's own entrance: records replayed from quarantine, and canaries. */
    public String injectedTopic() {
        return this + ".injected";
    }

    /** Where canaries come out: beside the topic port, which consumers read. */
    public String canaryTopic() {
        return this + ".canary";
    }

    /** The Kafka Streams application id; its internal topics and transactional ids start with it and a hyphen. */
    public String applicationId() {
        return this + ".streams";
    }

    /** The subject of the port's value schema in the registry. */
    public String schemaSubject() {
        return topic() + "-value";
    }

    /**
     * The topic port with its personal fields masked: {@code retail-banking.transaction-history.v1.masked}. Only ports with
     * personal fields have one.
     */
    public String maskedTopic() {
        return this + MASKED;
    }

    /** The port whose topic, or masked topic, it is; empty when it is none's. */
    public static Optional<PortId> ofTopic(String topic) {
        var name = topic.endsWith(MASKED) ? topic.substring(0, topic.length() - MASKED.length()) : topic;
        try {
            return Optional.of(parse(name));
        } catch (IllegalArgumentException _) {
            return Optional.empty();
        }
    }

    /** The subject of the masked topic's value schema. */
    public String maskedSchemaSubject() {
        return maskedTopic() + "-value";
    }

    /** The table port, a view in the domain's schema: {@code retail_banking.transaction_history_v1}. */
    public SqlName view() {
        return new SqlName(product.domain().sqlSchema(), sqlName());
    }

    /** The view with personal fields masked: {@code retail_banking.transaction_history_v1_masked}. */
    public SqlName maskedView() {
        return new SqlName(product.domain().sqlSchema(), sqlName() + "_masked");
    }

    /** The table behind the view: {@code retail_banking_tables.transaction_history_v1}; no consumer can reach it. */
    public SqlName table() {
        return new SqlName(product.domain().sqlSchema() + "_tables", sqlName());
    }

    private String sqlName() {
        return DomainName.sqlName(product.name()) + "_v" + major;
    }

    @Override
    public int compareTo(PortId other) {
        var byProduct = product.compareTo(other.product);
        return byProduct != 0 ? byProduct : Integer.compare(major, other.major);
    }

    @Override
    public String toString() {
        return product + ".v" + major;
    }
}
