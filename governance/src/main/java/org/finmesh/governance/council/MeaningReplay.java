package org.finmesh.governance.council;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.Finding;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Policy;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Replay.Shift;
import org.finmesh.governance.Replay.Standing;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Semantics;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;

/**
 * What changed standards, concepts or ways do to the products that are live: of which a publication would be refused, or
 * not any more, for what they put together.
 */
final class MeaningReplay {

    private static final String STANDARDS = "standards/";

    private final Map<PortId, JsonNode> contracts = new HashMap<>();
    private final List<DataProduct> products;
    private final LocalDate day;

    private MeaningReplay(LiveMesh.State mesh, LocalDate day) {
        this.products = mesh.products().stream()
                .flatMap(live -> live.subject().published().stream())
                .toList();
        this.day = day;
        products.stream()
                .flatMap(product -> product.contracts().stream())
                .forEach(contract -> contracts.put(contract.port(), contract.document()));
    }

    /** Empty where nothing that meaning is judged by is another. */
    static List<Shift> shifts(Rulebook before, Rulebook after, LiveMesh.State mesh, LocalDate day) {
        return standards(before).equals(standards(after))
                ? List.of()
                : new MeaningReplay(mesh, day).shifts(before, after);
    }

    private static Map<String, String> standards(Rulebook rules) {
        return rules.files().entrySet().stream()
                .filter(file -> file.getKey().startsWith(STANDARDS))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private List<Shift> shifts(Rulebook before, Rulebook after) {
        var was = before.semantics();
        var is = after.semantics();
        return products.parallelStream()
                .flatMap(product -> shift(product, errors(was, product), errors(is, product)))
                .toList();
    }

    private Stream<Shift> shift(DataProduct product, List<String> was, List<String> is) {
        if (was.isEmpty() == is.isEmpty()) {
            return Stream.empty();
        }
        var message = String.join("; ", is.isEmpty() ? was : is);
        return Stream.of(new Shift(product.id().toString(), Replay.MEANING, standing(was), standing(is), message));
    }

    private Standing standing(List<String> errors) {
        return errors.isEmpty() ? Standing.UNASKED : new Standing(Verdict.Outcome.FAIL, day);
    }

    private List<String> errors(Semantics semantics, DataProduct product) {
        return semantics.findings(product, this::contract).stream()
                .filter(finding -> finding.severity() == Policy.Severity.ERROR)
                .map(Finding::message)
                .toList();
    }

    private Optional<JsonNode> contract(PortId port) {
        return Optional.ofNullable(contracts.get(port));
    }
}
