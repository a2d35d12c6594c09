package org.finmesh.platform.contract;

import org.finmesh.platform.contract.yaml.YamlReader;
import org.finmesh.platform.contract.yaml.YamlWriter;
import tools.jackson.databind.JsonNode;

/** Any YAML file, read within the same bounds as contracts: aliases written out, no tags or duplicate keys. */
public final class YamlFile {

    private YamlFile() {}

    /** @throws InvalidContractException with every problem, when the file is not YAML 1.2 within those bounds */
    public static JsonNode read(SourceFile file) {
        var document = YamlReader.read(file);
        if (!document.problems().isEmpty()) {
            throw new InvalidContractException(document.problems().inOrder());
        }
        return document.root();
    }

    /** The document as YAML that {@link #read} reads back as the same one. */
    public static String write(JsonNode document) {
        return YamlWriter.write(document);
    }
}
