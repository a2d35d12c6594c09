package org.finmesh.platform.lineage;

import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.PortId;

/**
 * A topic, table or other collection of records by its one name in the mesh: a port's id for its topic and its view, masked
 * or not; a topic's name; {@code schema.table}; and for what is outside, {@code <namespace>/<name>}. A topic or view that is
 * named as a port would be is that port, whichever of the mesh's addresses the namespace says.
 */
public record Dataset(String name) {

    private static final int NAME_MAX = 1_000;
    private static final String MASKED = ".masked";
    private static final Pattern VIEW =
            Pattern.compile("(?:.*\\.)?([a-z0-9_]+)\\.([a-z0-9_]+)_v([1-9][0-9]{0,3})(?:_masked)?");

    public Dataset {
        if (name.isBlank() || name.length() > NAME_MAX) {
            throw new IllegalArgumentException("a dataset's name has 1 to %d characters".formatted(NAME_MAX));
        }
    }

    public static Dataset of(PortId port) {
        return new Dataset(port.toString());
    }

    /** As measurements name it: a topic or {@code schema.view}. */
    public static Dataset named(String name) {
        return topicPort(name).or(() -> viewPort(name)).map(Dataset::of).orElseGet(() -> new Dataset(name));
    }

    /** As OpenLineage names it. */
    public static Dataset of(String namespace, String name) {
        if (namespace.startsWith("kafka://")) {
            return topicPort(name).map(Dataset::of).orElseGet(() -> new Dataset(name));
        }
        if (namespace.startsWith("postgres://")) {
            return viewPort(name).map(Dataset::of).orElseGet(() -> new Dataset(withoutDatabase(name)));
        }
        return new Dataset(namespace + "/" + name);
    }

    /** The port that it is. */
    public Optional<PortId> port() {
        return topicPort(name);
    }

    /** What goes beside the port and is its own: quarantine, injected, canaries, Kafka Streams' topics. */
    boolean isBeside(PortId port) {
        return name.equals(port.toString())
                || name.startsWith(port + ".")
                || name.startsWith(port.product().domain().sqlSchema() + "_dbt.");
    }

    private static Optional<PortId> topicPort(String topic) {
        var clear = topic.endsWith(MASKED) ? topic.substring(0, topic.length() - MASKED.length()) : topic;
        try {
            return Optional.of(PortId.parse(clear));
        } catch (IllegalArgumentException noPort) {
            return Optional.empty();
        }
    }

    private static Optional<PortId> viewPort(String relation) {
        var parts = VIEW.matcher(relation);
        return parts.matches()
                ? topicPort("%s.%s.v%s"
                        .formatted(
                                parts.group(1).replace('_', '-'), parts.group(2).replace('_', '-'), parts.group(3)))
                : Optional.empty();
    }

    /** {@code database.schema.table}, as dbt names it, without the database. */
    private static String withoutDatabase(String relation) {
        var parts = relation.split("\\.");
        return parts.length == 3 ? String.join(".", Arrays.copyOfRange(parts, 1, 3)) : relation;
    }

    @Override
    public String toString() {
        return name;
    }
}
