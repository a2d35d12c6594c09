package org.finmesh.platform.contract.structure;

import static org.finmesh.platform.contract.ProblemCode.MISSING_KEY;
import static org.finmesh.platform.contract.ProblemCode.UNKNOWN_KIND;
import static org.finmesh.platform.contract.ProblemCode.UNSUPPORTED_VERSION;
import static org.finmesh.platform.contract.ProblemCode.WRONG_TYPE;

import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.finmesh.platform.contract.check.Element;
import org.jspecify.annotations.Nullable;

/**
 * Does a document consist of what its standard says, by the rules of the kind and version that it declares? What each
 * version says is data, in the resources beside this class.
 */
public final class Structure {

    /** What only documents of ODCS v2 have at their top. */
    private static final List<String> KEYS_OF_V2 = List.of(
            "uuid",
            "datasetName",
            "datasetDomain",
            "datasetKind",
            "quantumName",
            "userConsumptionMode",
            "templateName");

    private final Element root;

    private Structure(Element root) {
        this.root = root;
    }

    /**
     * Names in the problems of {@code root} everything that its standard does not allow.
     *
     * @return whether its kind and version are known: if not, that is said, and nothing more can be said of its meaning
     */
    public static boolean check(Element root) {
        if (!root.node().isObject()) {
            root.problem(WRONG_TYPE, "not a mapping of keys to values, as contracts and products are");
            return false;
        }
        return new Structure(root).check();
    }

    private boolean check() {
        var byKind = ofKind(root.text("kind"));
        if (byKind != Standard.ODPS && isOfV2()) {
            root.at("apiVersion")
                    .problem(
                            UNSUPPORTED_VERSION,
                            "ODCS v2 has another structure and is not read: write it anew as one of "
                                    + versions(Standard.ODCS));
            return false;
        }
        // Of a missing kind, the standard's own description says that it is missing.
        var byVersion = ofVersion(root.text("apiVersion"));
        if (byKind == null && (byVersion == null || root.at("kind").present())) {
            unknownKind();
        }
        if (byVersion == null || byKind != null && byKind != byVersion) {
            unknownVersion(byKind);
            return false;
        }
        byVersion.document(Objects.requireNonNull(root.text("apiVersion"))).check(root);
        return byKind != null;
    }

    private boolean isOfV2() {
        var version = root.at("apiVersion");
        return version.text() == null
                ? !version.present() && KEYS_OF_V2.stream().anyMatch(root.node()::has)
                : version.text().matches("v?2(\\..*)?");
    }

    private static @Nullable Standard ofKind(@Nullable String kind) {
        return Stream.of(Standard.ODCS, Standard.ODPS)
                .filter(standard -> standard.kind().equals(kind))
                .findFirst()
                .orElse(null);
    }

    private static @Nullable Standard ofVersion(@Nullable String version) {
        return Stream.of(Standard.ODCS, Standard.ODPS)
                .filter(standard -> version != null && standard.versions().contains(version))
                .findFirst()
                .orElse(null);
    }

    private void unknownKind() {
        var kind = root.at("kind");
        var write = "write DataContract (ODCS) or DataProduct (ODPS)";
        if (kind.present()) {
            kind.problem(UNKNOWN_KIND, "kind is %s: %s".formatted(kind.node(), write));
        } else {
            kind.problem(MISSING_KEY, "the document misses the key 'kind': " + write);
        }
    }

    private void unknownVersion(@Nullable Standard standard) {
        var version = root.at("apiVersion");
        var write = "write "
                + (standard == null
                        ? "%s (ODCS) or %s (ODPS)".formatted(versions(Standard.ODCS), versions(Standard.ODPS))
                        : versions(standard));
        if (version.present()) {
            version.problem(UNSUPPORTED_VERSION, "apiVersion %s is not read: %s".formatted(version.node(), write));
        } else {
            version.problem(MISSING_KEY, "the document misses the key 'apiVersion': " + write);
        }
    }

    private static String versions(Standard standard) {
        return String.join(", ", standard.versions());
    }
}
