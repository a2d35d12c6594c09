package org.finmesh.platform.contract.check;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.contract.ProblemCode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a document of a standard's version consists of: one JSON Schema per version in the resources' folder {@code
 * structure}. They are written so that each mistake breaks one rule: closed objects list all their keys.
 */
public final class Structure {

    private static final List<String> CONTRACT_VERSIONS = List.of("v3.1.0");
    private static final List<String> PRODUCT_VERSIONS = List.of("v1.0.0");
    private static final Map<String, Structure> STRUCTURES = load();

    private final Schema schema;

    private Structure(Schema schema) {
        this.schema = schema;
    }

    /**
     * Checks {@code root} by the rules of the kind and version that it declares.
     *
     * @return whether these are known: if not, that is the only problem, and nothing more can be said of the document
     */
    public static boolean check(Element root) {
        if (!root.node().isObject()) {
            root.problem(ProblemCode.WRONG_TYPE, "not a mapping of keys to values, as contracts and products are");
            return false;
        }
        var structure = of(root);
        structure.ifPresent(known -> known.checkAll(root));
        return structure.isPresent();
    }

    private static Optional<Structure> of(Element root) {
        return switch (root.text("kind")) {
            case "DataContract" -> of(root, "odcs", CONTRACT_VERSIONS);
            case "DataProduct" -> of(root, "odps", PRODUCT_VERSIONS);
            case null, default -> {
                root.at("kind").problem(ProblemCode.UNKNOWN_KIND, unknownKind(root));
                yield Optional.empty();
            }
        };
    }

    private static String unknownKind(Element root) {
        return root.at("datasetName").present() || root.at("uuid").present()
                ? "this looks like ODCS v2, which is not read: write v3.1.0, with kind: DataContract"
                : "kind must be DataContract (ODCS) or DataProduct (ODPS)";
    }

    private static Optional<Structure> of(Element root, String standard, List<String> versions) {
        var version = root.at("apiVersion");
        if (version.text() != null && versions.contains(version.text())) {
            return Optional.of(STRUCTURES.get(standard + "-" + version.text()));
        }
        var given =
                !version.present() ? "apiVersion is missing" : "apiVersion %s is not read".formatted(version.node());
        var hint =
                version.text() != null && version.text().matches("v?2\\..*") ? " (ODCS v2 has another structure)" : "";
        version.problem(
                version.present() ? ProblemCode.UNSUPPORTED_VERSION : ProblemCode.MISSING_KEY,
                "%s%s: write %s".formatted(given, hint, String.join(" or ", versions)));
        return Optional.empty();
    }

    private void checkAll(Element root) {
        for (var error : schema.validate(root.node())) {
            StructureProblem.of(error).ifPresent(problem -> problem.addTo(root.problems()));
        }
    }

    private static Map<String, Structure> load() {
        var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);
        var structures = new LinkedHashMap<String, Structure>();
        CONTRACT_VERSIONS.forEach(version -> put(structures, registry, "odcs-" + version));
        PRODUCT_VERSIONS.forEach(version -> put(structures, registry, "odps-" + version));
        return structures;
    }

    private static void put(Map<String, Structure> structures, SchemaRegistry registry, String name) {
        var resource = "/org/finmesh/platform/contract/structure/" + name + ".json";
        try (InputStream in = Structure.class.getResourceAsStream(resource)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + resource);
            }
            structures.put(
                    name, new Structure(registry.getSchema(JsonMapper.shared().readTree(in))));
        } catch (IOException broken) {
            throw new UncheckedIOException(resource, broken);
        }
    }
}
