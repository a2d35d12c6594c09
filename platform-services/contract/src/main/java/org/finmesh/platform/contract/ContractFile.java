package org.finmesh.platform.contract;

import java.util.Optional;
import org.finmesh.platform.contract.build.Build;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.MeshContract;
import org.finmesh.platform.contract.check.StandardMeaning;
import org.finmesh.platform.contract.structure.Structure;
import org.finmesh.platform.contract.yaml.YamlReader;

/** A contract on its own, without its product and under whatever file name. */
public final class ContractFile {

    private ContractFile() {}

    /** What the mesh makes of the file; empty when it is no valid contract by the mesh's own rules (docs/contracts.md). */
    public static Optional<Contract> read(SourceFile file) {
        var asGiven = YamlReader.read(file);
        var port = MeshContract.portOf(new Element(asGiven.root(), "", asGiven.problems()));
        if (port == null) {
            return Optional.empty();
        }
        // By its own rules the file's name is that of the port.
        var document = YamlReader.read(new SourceFile("v%d.odcs.yaml".formatted(port.major()), file.text()));
        var root = new Element(document.root(), "", document.problems());
        if (!"DataContract".equals(root.text("kind")) || !Structure.check(root)) {
            return Optional.empty();
        }
        StandardMeaning.check(root);
        MeshContract.check(root);
        return document.problems().isEmpty() ? Optional.of(Build.contract(root, file)) : Optional.empty();
    }

    /** The line of the first field of that name, from 1; 0 when the file has none. */
    public static int lineOfField(SourceFile file, String name) {
        var document = YamlReader.read(file);
        var objects = document.root().path("schema");
        for (var object = 0; object < objects.size(); object++) {
            var fields = objects.path(object).path("properties");
            for (var field = 0; field < fields.size(); field++) {
                if (fields.path(field).path("name").asString("").equals(name)) {
                    return document.problems().line("/schema/%d/properties/%d".formatted(object, field));
                }
            }
        }
        return 0;
    }
}
