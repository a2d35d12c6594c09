package org.finmesh.platform.interchange.avro;

import java.util.HashSet;
import java.util.Set;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Names that Avro allows: letters, digits and {@code _}, no digit first; the same both ways. */
final class AvroNames {

    private final Set<String> used = new HashSet<>();

    /** As it is where it can be; else with {@code _} for what cannot. */
    static String plain(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_]", "_");
        return plain.isEmpty() || Character.isDigit(plain.charAt(0)) ? "_" + plain : plain;
    }

    /** Not used before in this schema: with a number where it would be. */
    String unused(String name) {
        var unused = plain(name);
        for (var number = 2; !used.add(unused); number++) {
            unused = plain(name) + "_" + number;
        }
        return unused;
    }

    /** The name with its namespace that the record of an object has, when nobody gave it another. */
    static String ofObject(@Nullable PortId port, String object) {
        return port == null ? plain(object) : AvroSchema.namespace(port) + "." + AvroSchema.recordName(port);
    }

    /** The name of a record within a record. */
    static String ofField(String parent, String field) {
        return parent + "_" + plain(field);
    }
}
