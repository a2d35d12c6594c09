package org.finmesh.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.contract.YamlFile;
import tools.jackson.databind.JsonNode;

/** What lies in {@code passing/} or {@code failing/} of a policy: a product, a plan, an agreement or a lone contract. */
final class PolicyExample {

    /** Examples name dates: they mean to be read on this day. */
    static final LocalDate TODAY = LocalDate.parse("2026-11-24");

    private PolicyExample() {}

    static Subject at(Path folder) throws IOException {
        if (Files.exists(folder.resolve("planned"))) {
            return plan(folder);
        }
        if (Files.exists(folder.resolve("agreement.yaml"))) {
            return Subject.of(agreement(YamlFile.read(SourceFile.read(folder.resolve("agreement.yaml")))));
        }
        return Files.exists(folder.resolve("product.odps.yaml"))
                ? Subject.of(ProductFolder.at(folder).read())
                : contract(folder);
    }

    private static Subject plan(Path folder) throws IOException {
        var live = ProductFolder.at(folder.resolve("live")).read();
        var planned = ProductFolder.at(folder.resolve("planned")).read();
        return Subject.of(new PlannedChange(
                planned,
                live.contracts().stream().collect(Collectors.toMap(Contract::port, Contract::document)),
                Map.of(live.latest().port(), List.of("customer-insight", "valuation-control")),
                TODAY));
    }

    private static Subject contract(Path folder) throws IOException {
        try (var files = Files.newDirectoryStream(folder, "*.odcs.yaml")) {
            var file = SourceFile.read(files.iterator().next());
            if (!Validation.of(file).isEmpty()) {
                throw new IllegalStateException("the example is no valid contract: " + Validation.of(file));
            }
            return Subject.of(YamlFile.read(file));
        }
    }

    private static AgreementTerms agreement(JsonNode root) {
        return new AgreementTerms(
                "example",
                PortId.parse(root.path("port").asString()),
                root.path("consumer").asString(),
                root.path("team").asBoolean(),
                root.path("requestedBy").asString(),
                root.path("purpose").asString(),
                root.path("legalBasis").asString(null),
                root.path("days").asInt(),
                root.path("fields").valueStream().map(PolicyExample::field).toList());
    }

    private static AgreementTerms.Field field(JsonNode field) {
        return new AgreementTerms.Field(
                field.path("name").asString(),
                Classification.parse(field.path("classification").asString()),
                field.path("personal").asBoolean(),
                field.path("masked").asBoolean());
    }
}
