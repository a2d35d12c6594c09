package org.finmesh.platform.interchange;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.ContractFile;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;

/** From a contract, whoever wrote it and of whatever version of ODCS is read, to another format. */
public final class Export {

    private Export() {}

    /**
     * @param object the name of the one schema object that is wanted; all when null
     * @throws InvalidContractException when the contract is not valid, with every problem
     * @throws InterchangeException when it is no contract, has no such object, or nothing that the format could hold
     */
    public static Carried of(ExportFormat format, SourceFile file, @Nullable String object) {
        var problems = Validation.of(file);
        if (!problems.isEmpty()) {
            throw new InvalidContractException(problems);
        }
        var ledger = new Ledger();
        var root = Place.root(YamlFile.read(file), ledger);
        if (!"DataContract".equals(root.at("kind").text())) {
            throw new InterchangeException(
                    InterchangeError.NOTHING_TO_CARRY,
                    "%s is a product, not a contract: name one of its contracts".formatted(file.name()));
        }
        // What they say is the file's own format, not the contract's content.
        root.at("apiVersion").take();
        root.at("kind").take();
        var source = new ContractSource(root, objects(root, object, file), ContractFile.read(file));
        if (format.needsObjects() && source.objects().isEmpty()) {
            throw new InterchangeException(
                    InterchangeError.NOTHING_TO_CARRY,
                    "%s describes no data: its schema has no object".formatted(file.name()));
        }
        var text = format.write(source);
        return new Carried(text, ledger.notes(root, format.silence()));
    }

    private static List<Place> objects(Place root, @Nullable String wanted, SourceFile file) {
        var objects = root.at("schema").items();
        if (wanted == null) {
            return objects;
        }
        var found = new ArrayList<Place>();
        for (var object : objects) {
            if (wanted.equals(object.at("name").text())) {
                found.add(object);
            } else {
                object.leave("not the object that was asked for");
            }
        }
        if (found.isEmpty()) {
            var names = objects.stream().map(each -> each.at("name").text()).collect(Collectors.joining(", "));
            throw new InterchangeException(
                    InterchangeError.NO_SUCH_OBJECT,
                    "%s has no object '%s'; there are: %s".formatted(file.name(), wanted, names));
        }
        return found;
    }
}
