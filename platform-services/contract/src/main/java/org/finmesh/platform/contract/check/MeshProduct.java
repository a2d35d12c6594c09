package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;
import static org.finmesh.platform.contract.ProblemCode.DOMAIN;
import static org.finmesh.platform.contract.ProblemCode.FILE_NAME;
import static org.finmesh.platform.contract.ProblemCode.INPUT_PORT;
import static org.finmesh.platform.contract.ProblemCode.MISSING_KEY;
import static org.finmesh.platform.contract.ProblemCode.OUTPUT_PORT;
import static org.finmesh.platform.contract.ProblemCode.OWNER;
import static org.finmesh.platform.contract.ProblemCode.PRODUCT_ID;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/** What the mesh asks of a product besides the standard, and of a product and its contracts together. */
public final class MeshProduct {

    public static final String FILE = "product.odps.yaml";
    private static final Pattern SOURCE_TOPIC = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private final Element root;
    private final @Nullable ProductId id;

    private MeshProduct(Element root) {
        this.root = root;
        this.id = idOf(root);
    }

    private static @Nullable ProductId idOf(Element root) {
        try {
            return root.text("id") == null ? null : ProductId.parse(Objects.requireNonNull(root.text("id")));
        } catch (IllegalArgumentException wrong) {
            root.at("id").problem(PRODUCT_ID, Objects.requireNonNull(wrong.getMessage()));
            return null;
        }
    }

    /** @param contracts the contracts in the same folder, by the file's name; they get problems too */
    public static void check(Element root, Map<String, Element> contracts) {
        new MeshProduct(root).check(contracts);
    }

    private void check(Map<String, Element> contracts) {
        var file = root.problems().file();
        if (!file.substring(file.lastIndexOf('/') + 1).equals(FILE)) {
            root.problem(FILE_NAME, "the product's file is named " + FILE);
        }
        var domain = root.at("domain");
        if (id != null
                && domain.text() != null
                && !domain.text().equals(id.domain().value())) {
            domain.problem(DOMAIN, "domain '%s', but the id says %s".formatted(domain.text(), id.domain()));
        }
        if (root.at("name").text() == null) {
            root.problem(MISSING_KEY, "name is missing: what people call the product");
        }
        MeshContract.checkStatus(root.at("status"));
        checkOwner();
        checkProcessing();
        checkSourceTopics();
        checkInputs();
        checkOutputs(contracts);
        MeshMeaning.checkMappings(root);
    }

    private void checkOwner() {
        var owners = root.at("team").at("members").items().stream()
                .filter(member -> "owner".equals(member.text("role")))
                .count();
        if (owners != 1) {
            root.at("team")
                    .problem(
                            OWNER,
                            "exactly one team member has role: owner, who answers for the product; here %d have"
                                    .formatted(owners));
        }
    }

    private void checkProcessing() {
        var processing = root.customProperty("processing");
        if (processing == null) {
            root.problem(CUSTOM_PROPERTY, "the custom property processing is missing: kafka-streams or dbt");
        } else if (processing.text() == null || !Set.of("kafka-streams", "dbt").contains(processing.text())) {
            processing.problem(CUSTOM_PROPERTY, "processing is kafka-streams or dbt");
        }
    }

    private void checkSourceTopics() {
        var topics = root.customProperty("sourceTopics");
        if (topics == null || id == null) {
            return;
        }
        var prefix = id.domain() + ".";
        if (!topics.node().isArray()) {
            topics.problem(CUSTOM_PROPERTY, "sourceTopics is a list of topics, %sorders".formatted(prefix));
        }
        for (var topic : topics.items()) {
            var name = topic.text();
            if (name == null
                    || !name.startsWith(prefix)
                    || !SOURCE_TOPIC.matcher(name.substring(prefix.length())).matches()) {
                topic.problem(
                        CUSTOM_PROPERTY,
                        "a source topic is the domain's own: %s and one kebab-case name".formatted(prefix));
            }
        }
    }

    private void checkInputs() {
        for (var input : root.at("inputPorts").items()) {
            var contractId = input.at("contractId");
            var port = parsePort(contractId);
            if (port == null) {
                if (contractId.text() != null) {
                    contractId.problem(
                            INPUT_PORT,
                            "contractId '%s' is not <domain>.<product>.v<major>".formatted(contractId.text()));
                }
                continue;
            }
            agree(input, port, INPUT_PORT);
            if (port.product().equals(id)) {
                contractId.problem(INPUT_PORT, "a product does not read itself: remove the port");
            }
            checkTerms(input);
        }
    }

    /** Whether a legal basis is one that there is, access says when it is asked for. */
    private static void checkTerms(Element input) {
        for (var name : List.of("purpose", "legalBasis")) {
            var value = input.customProperty(name);
            if (value != null && (value.text() == null || value.text().isBlank())) {
                value.problem(CUSTOM_PROPERTY, "%s of an input port is a text".formatted(name));
            }
        }
    }

    private void checkOutputs(Map<String, Element> contracts) {
        var unclaimed = new TreeMap<String, Element>();
        contracts.values().forEach(contract -> {
            var port = MeshContract.portOf(contract);
            if (port != null) {
                unclaimed.put(port.toString(), contract);
            }
        });
        var known = new HashSet<>(unclaimed.keySet());
        for (var output : root.at("outputPorts").items()) {
            var contractId = output.at("contractId");
            var port = parsePort(contractId);
            if (port == null || !known.contains(port.toString())) {
                contractId.problem(
                        OUTPUT_PORT, "contractId is not the id of a contract in this folder: %s".formatted(known));
                continue;
            }
            unclaimed.remove(port.toString());
            agree(output, port, OUTPUT_PORT);
            if (id != null && !port.product().equals(id)) {
                contractId.problem(OUTPUT_PORT, "port %s is not one of product %s".formatted(port, id));
            }
        }
        unclaimed
                .values()
                .forEach(contract -> contract.at("id")
                        .problem(OUTPUT_PORT, "no output port of %s has this id as contractId".formatted(FILE)));
    }

    private static void agree(Element port, PortId id, ProblemCode code) {
        if (!id.product().name().equals(port.text("name"))) {
            port.at("name")
                    .problem(
                            code,
                            "the name of port %s is %s"
                                    .formatted(id, id.product().name()));
        }
        if (!("v" + id.major()).equals(port.text("version"))) {
            port.at("version").problem(code, "the version of port %s is v%d".formatted(id, id.major()));
        }
    }

    private static @Nullable PortId parsePort(Element contractId) {
        try {
            return contractId.text() == null ? null : PortId.parse(contractId.text());
        } catch (IllegalArgumentException _) {
            return null;
        }
    }
}
