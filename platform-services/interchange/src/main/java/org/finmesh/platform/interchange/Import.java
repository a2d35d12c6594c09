package org.finmesh.platform.interchange;

import java.util.ArrayList;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.document.Nodes;

/** From another format to a contract of ODCS v3.1.0. */
public final class Import {

    private Import() {}

    /**
     * @param head what the format cannot know
     * @throws InterchangeException when the file is not of the format, describes no data, or contradicts itself
     */
    public static Carried of(ImportFormat format, SourceFile file, ContractHead head) {
        var draft = format.read(file, head);
        var document = Nodes.object();
        var notes = new ArrayList<>(head.write(document, draft));
        draft.sections().forEachEntry((key, value) -> {
            if (!document.has(key)) {
                document.set(key, value);
            }
        });
        notes.addAll(draft.notes());
        var text = YamlFile.write(document);
        var problems = Validation.of(new SourceFile("the contract made of " + file.name(), text));
        if (!problems.isEmpty()) {
            throw new InterchangeException(
                    InterchangeError.NO_CONTRACT,
                    "%s makes no valid contract:%n%s"
                            .formatted(
                                    file.name(),
                                    problems.stream()
                                            .map(Problem::message)
                                            .distinct()
                                            .collect(Collectors.joining("\n"))));
        }
        return new Carried(text, notes);
    }
}
