package org.finmesh.platform.contract.structure;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import tools.jackson.databind.JsonNode;

/** A standard that is read: its description is read when a document first needs it, and each version's rules likewise. */
final class Standard {

    static final Standard ODCS = new Standard("odcs.yaml");
    static final Standard ODPS = new Standard("odps.yaml");

    private final JsonNode description;
    private final List<String> versions;
    private final Map<String, Shape> documents = new ConcurrentHashMap<>();

    private Standard(String resource) {
        description = YamlFile.read(new SourceFile(resource, text(resource)));
        versions = description
                .get("versions")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList();
    }

    String name() {
        return description.get("standard").stringValue();
    }

    /** What a document of this standard writes as its {@code kind}. */
    String kind() {
        return description.get("kind").stringValue();
    }

    /** Oldest first. */
    List<String> versions() {
        return versions;
    }

    /** What a whole document is, by one of {@link #versions}. */
    Shape document(String version) {
        return documents.computeIfAbsent(
                version,
                current -> new DescriptionReader(description.get("types"), new Versions(versions, current))
                        .named(description.get("document").stringValue()));
    }

    private static String text(String resource) {
        try (var in = Standard.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }
}
