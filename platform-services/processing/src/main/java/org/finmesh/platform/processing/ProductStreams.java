package org.finmesh.platform.processing;

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
}
