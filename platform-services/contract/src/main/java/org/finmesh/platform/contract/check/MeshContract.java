package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CONTRACT_ID;
import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;
import static org.finmesh.platform.contract.ProblemCode.DOMAIN;
import static org.finmesh.platform.contract.ProblemCode.FILE_NAME;
import static org.finmesh.platform.contract.ProblemCode.SCHEMA_OBJECT;
import static org.finmesh.platform.contract.ProblemCode.STATUS;
import static org.finmesh.platform.contract.ProblemCode.UNSUPPORTED_VERSION;
import static org.finmesh.platform.contract.ProblemCode.VERSION;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SemanticVersion;
import org.jspecify.annotations.Nullable;

/** What the mesh asks of a contract besides the standard; see docs/contracts.md. */
public final class MeshContract {

    static final Set<String> STATUSES = Set.of("draft", "proposed", "active", "deprecated", "retired");
    private static final List<String> STANDARD_VERSIONS = List.of("v3.1.0", "v3.2.0");
    private static final Set<String> REGIMES = Set.of("BCBS239", "GDPR", "LCR", "MiFIDII", "PSD2");

    private final Element root;
    private final @Nullable PortId port;

    private MeshContract(Element root) {
        this.root = root;
        this.port = portOf(root);
    }

    /** The port that the contract's id names, or null where it names none. */
    public static @Nullable PortId portOf(Element root) {
        try {
            return root.text("id") == null ? null : PortId.parse(Objects.requireNonNull(root.text("id")));
        } catch (IllegalArgumentException _) {
            return null;
        }
    }

    public static void check(Element root) {
        new MeshContract(root).check();
    }

    private void check() {
        checkStandard();
        checkIdentity();
        checkVersion();
        checkStatus(root.at("status"));
        checkRegimes();
        MeshRowFilter.check(root);
        MeshVersionProperty.check(root);
        MeshServers.check(root.at("servers"), port);
        checkSchema();
        root.at("slaProperties").items().forEach(MeshServiceLevel::check);
    }

    private void checkStandard() {
        var version = root.at("apiVersion");
        if (!STANDARD_VERSIONS.contains(version.text())) {
            version.problem(
                    UNSUPPORTED_VERSION,
                    "products of this mesh are written by ODCS %s".formatted(String.join(" or ", STANDARD_VERSIONS)));
        }
    }

    private void checkIdentity() {
        var id = root.at("id");
        if (port == null) {
            if (id.text() != null) {
                id.problem(
                        CONTRACT_ID,
                        "id '%s' is not <domain>.<product>.v<major>, such as treasury.fx-rates.v1"
                                .formatted(id.text()));
            }
            return;
        }
        var expected = "v%d.odcs.yaml".formatted(port.major());
        var file = root.problems().file();
        if (!file.substring(file.lastIndexOf('/') + 1).equals(expected)) {
            id.problem(FILE_NAME, "the file of %s is named %s".formatted(port, expected));
        }
        var domain = root.at("domain");
        if (domain.text() != null
                && !domain.text().equals(port.product().domain().value())) {
            domain.problem(
                    DOMAIN,
                    "domain '%s', but the id says %s"
                            .formatted(domain.text(), port.product().domain()));
        }
    }

    private void checkVersion() {
        var version = root.at("version");
        if (version.text() == null) {
            return;
        }
        try {
            var major = SemanticVersion.parse(version.text()).major();
            if (port != null && major != port.major()) {
                version.problem(
                        VERSION,
                        "version %s, but the id says v%d: the majors agree".formatted(version.text(), port.major()));
            }
        } catch (IllegalArgumentException notSemantic) {
            version.problem(VERSION, Objects.requireNonNull(notSemantic.getMessage()));
        }
    }

    static void checkStatus(Element status) {
        if (status.text() != null && !STATUSES.contains(status.text())) {
            status.problem(
                    STATUS,
                    "status '%s' is none of draft, proposed, active, deprecated, retired".formatted(status.text()));
        }
    }

    private void checkRegimes() {
        var regimes = root.customProperty("regulatoryRegimes");
        if (regimes != null && (!regimes.node().isArray() || !REGIMES.containsAll(regimes.texts()))) {
            regimes.problem(CUSTOM_PROPERTY, "regulatoryRegimes is a list of BCBS239, GDPR, LCR, MiFIDII, PSD2");
        }
    }

    private void checkSchema() {
        var objects = root.at("schema").items();
        if (objects.size() != 1) {
            root.at("schema")
                    .problem(
                            SCHEMA_OBJECT,
                            "a contract has exactly one object, not %d: others get a product of their own"
                                    .formatted(objects.size()));
        }
        objects.forEach(this::checkObject);
    }

    private void checkObject(Element object) {
        var name = object.at("name");
        if (name.text() != null && !MeshProperty.SNAKE_CASE.matcher(name.text()).matches()) {
            name.problem(
                    SCHEMA_OBJECT,
                    "object '%s' is not snake_case of at most 63 characters, such as fx_rates".formatted(name.text()));
        }
        var physical = object.at("physicalName");
        if (port != null
                && physical.text() != null
                && !List.of(port.topic(), port.view().toString()).contains(physical.text())) {
            physical.problem(
                    SCHEMA_OBJECT, "physicalName follows from the id: remove it, or write %s".formatted(port.topic()));
        }
        var properties = object.at("properties").items();
        if (properties.isEmpty()) {
            object.problem(SCHEMA_OBJECT, "the object has no properties: name at least its key");
        }
        properties.forEach(property -> MeshProperty.check(property, properties));
        MeshKey.check(object, properties);
    }
}
