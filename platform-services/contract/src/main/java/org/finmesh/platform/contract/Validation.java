package org.finmesh.platform.contract;

import java.util.List;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.StandardMeaning;
import org.finmesh.platform.contract.structure.Structure;
import org.finmesh.platform.contract.yaml.YamlReader;

/**
 * Is a single file, whoever wrote it, a valid contract (ODCS) or product (ODPS) by its standard and by its own meaning?
 * What the mesh asks of its own products besides, {@link ProductFolder} checks.
 */
public final class Validation {

    private Validation() {}

    /** Everything that is wrong, by line; empty when the file is valid. Nothing that the file names is opened. */
    public static List<Problem> of(SourceFile file) {
        var document = YamlReader.read(file);
        if (!document.root().isMissingNode()) {
            var root = new Element(document.root(), "", document.problems());
            if (Structure.check(root)) {
                StandardMeaning.check(root);
            }
        }
        return document.problems().inOrder();
    }
}
