package org.finmesh.platform.contract.build;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.MeshContract;
import org.finmesh.platform.contract.check.MeshMajors;
import org.finmesh.platform.contract.check.MeshProduct;
import org.finmesh.platform.contract.check.StandardMeaning;
import org.finmesh.platform.contract.structure.Structure;
import org.finmesh.platform.contract.yaml.YamlDocument;
import org.finmesh.platform.contract.yaml.YamlReader;

/** Reads and checks all files of a product folder together. */
public final class FolderReader {

    private static final String PRODUCT_KIND = "DataProduct";

    private final Map<SourceFile, YamlDocument> documents = new LinkedHashMap<>();
    private final Map<SourceFile, Element> contracts = new LinkedHashMap<>();
    private final Map<SourceFile, Element> products = new LinkedHashMap<>();
    private final List<Problem> ofFolder = new ArrayList<>();

    public FolderReader(List<SourceFile> files) {
        files.forEach(this::read);
        check(files);
    }

    private void read(SourceFile file) {
        var document = YamlReader.read(file);
        documents.put(file, document);
        var root = new Element(document.root(), "", document.problems());
        if (!document.root().isMissingNode() && Structure.check(root)) {
            StandardMeaning.check(root);
            (PRODUCT_KIND.equals(root.text("kind")) ? products : contracts).put(file, root);
        }
    }

    private void check(List<SourceFile> files) {
        contracts.values().forEach(MeshContract::check);
        MeshMajors.check(contracts.values());
        var byName = new LinkedHashMap<String, Element>();
        contracts.forEach((file, root) -> byName.put(file.name(), root));
        products.values().forEach(root -> MeshProduct.check(root, byName));
        var where = files.isEmpty() ? "." : files.getFirst().name();
        if (files.stream()
                        .filter(file -> file.name().endsWith(MeshProduct.FILE))
                        .count()
                != 1) {
            ofFolder.add(
                    problem(where, ProblemCode.NO_PRODUCT, "a product folder has exactly one " + MeshProduct.FILE));
        }
        if (files.stream().noneMatch(file -> file.name().endsWith(".odcs.yaml"))) {
            ofFolder.add(problem(
                    where, ProblemCode.NO_CONTRACT, "a product folder has a v<major>.odcs.yaml per output port"));
        }
        if (products.size() > 1) {
            ofFolder.add(problem(where, ProblemCode.NO_PRODUCT, "more than one file is of kind DataProduct"));
        }
    }

    private static Problem problem(String file, ProblemCode code, String message) {
        return new Problem(file, 0, code.name(), message);
    }

    public List<Problem> problems() {
        return Stream.concat(
                        ofFolder.stream(),
                        documents.values().stream().flatMap(document -> document.problems().inOrder().stream()))
                .toList();
    }

    /** @throws InvalidContractException with all problems */
    public DataProduct product() {
        var problems = problems();
        if (!problems.isEmpty()) {
            throw new InvalidContractException(problems);
        }
        var built = contracts.entrySet().stream()
                .map(entry -> Build.contract(entry.getValue(), entry.getKey()))
                .sorted(Comparator.comparing(Contract::port))
                .toList();
        var product = products.entrySet().iterator().next();
        return Build.product(product.getValue(), product.getKey(), built);
    }
}
