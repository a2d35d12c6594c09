package org.finmesh.platform.processing;

import org.finmesh.platform.contract.PortId;

/** Where a product's records come from. */
public interface ProductStreams {

    /**
     * A topic private to the domain, named in the product's {@code sourceTopics}, whose values are JSON objects with names
     * in snake case. What is no JSON, or lacks a component that is not {@code @Nullable}, or has a value of another type, is
     * quarantined; members that {@code type} does not have are ignored.
     *
     * @param topic the full name
     * @param type a record; components may be String, BigDecimal, Instant, LocalDate, boolean, int, long (and their boxes),
     *     enums, nested records, and lists and string-keyed maps of these
     * @throws ProcessingException when the product does not declare {@code topic}
     */
    <T extends Record> ProductStream<T> source(String topic, Class<T> type);

    /**
     * Another product's port, of this domain or of another: its topic's records as they were published, {@code read
     * committed}. Of another domain's port the domain needs an agreement; without one Kafka refuses, and the message says so.
     *
     * @param type a record whose components are those of the port's fields that this product uses, and no others: what is
     *     not named is not read, and later versions may add to the port what they like
     * @throws ProcessingException when the product does not declare {@code port} among its input ports
     */
    <T extends Record> ProductStream<T> port(PortId port, Class<T> type);

    /**
     * The same as a table to look things up in.
     *
     * @param type as of {@link #port}
     * @throws ProcessingException when the product does not declare {@code port} among its input ports
     */
    <T extends Record> ProductTable<T> table(PortId port, Class<T> type);
}
