package org.finmesh.platform.interchange.document;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;

/**
 * A valid contract that is carried over.
 *
 * @param root the document
 * @param objects those of its schema objects that are asked for
 * @param ofMesh what the mesh makes of it, when it is a contract of this mesh
 */
public record ContractSource(Place root, List<Place> objects, Optional<Contract> ofMesh) {

    public ContractSource {
        objects = List.copyOf(objects);
    }

    public String id() {
        return Objects.requireNonNull(root.at("id").text());
    }

    public Optional<PortId> port() {
        return ofMesh.map(Contract::port);
    }

    /** The servers of any of these types. */
    public List<Place> servers(String... types) {
        return root.at("servers").items().stream()
                .filter(server ->
                        List.of(types).contains(String.valueOf(server.at("type").text())))
                .toList();
    }

    /** Of an object or property: present in every valid contract, and taken. */
    public static String name(Place named) {
        return Objects.requireNonNull(named.at("name").takeText());
    }

    /** The allowed values, taken: {@code enum} of ODCS 3.2, or the custom property of that name. */
    public static List<JsonNode> values(Place property) {
        var entries = property.at("enum").items();
        if (!entries.isEmpty()) {
            return entries.stream().map(entry -> entry.at("value").take()).toList();
        }
        var custom = property.custom("enum");
        return custom.look().isArray()
                ? Stream.of(custom.take()).flatMap(JsonNode::valueStream).toList()
                : List.of();
    }

    /** The properties of an object's primary key by position, not taken. */
    public static List<Place> key(Place object) {
        return object.at("properties").items().stream()
                .filter(property -> property.at("primaryKey").isTrue())
                .sorted(java.util.Comparator.comparingInt(
                        property -> property.at("primaryKeyPosition").look().asInt(Integer.MAX_VALUE)))
                .toList();
    }

    /** Takes key marks: of a key of one property the position says nothing. */
    public static void takeKey(Place object) {
        key(object).forEach(property -> {
            property.at("primaryKey").take();
            property.at("primaryKeyPosition").take();
        });
        // What is said not to be, is not.
        for (var property : object.at("properties").items()) {
            for (var mark : List.of("primaryKey", "required", "unique")) {
                if (property.at(mark).look().isBoolean() && !property.at(mark).isTrue()) {
                    property.at(mark).take();
                }
            }
            if (property.at("primaryKeyPosition").look().asInt(0) == -1) {
                property.at("primaryKeyPosition").take();
            }
        }
    }
}
