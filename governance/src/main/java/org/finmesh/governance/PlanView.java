package org.finmesh.governance;

import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.finmesh.platform.contract.Change;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** What an expression sees of a publication before it happens; the keys are in governance/policies/README.md. */
final class PlanView {

    private final PlannedChange change;

    private PlanView(PlannedChange change) {
        this.change = change;
    }

    static Map<String, Object> of(PlannedChange change, ProductSubject product) {
        var view = new PlanView(change);
        var ports = new TreeSet<>(change.live().keySet());
        change.planned().contracts().forEach(contract -> ports.add(contract.port()));
        return new View()
                .put("product", product.product().variables().get("product"))
                .put("first", change.live().isEmpty())
                .put("today", change.today().toString())
                .put("ports", ports.stream().map(view::port).toList())
                .build();
    }

    private Map<String, Object> port(PortId port) {
        var planned = planned(port);
        var live = change.live().get(port);
        var view = new View()
                .put("id", port.toString())
                .put("state", live == null ? "new" : planned == null ? "dropped" : "kept")
                .put("contract", planned == null ? null : ContractView.of(planned.document()))
                .put("live", live == null ? null : ContractView.of(live))
                .put("previous", previous(port).map(PortId::toString).orElse(null))
                .put("noticeDays", planned == null ? null : noticeDays(planned))
                .put("readers", change.readers().getOrDefault(port, List.of()));
        if (planned != null && live != null) {
            putDifference(view, live, planned);
        }
        return view.build();
    }

    private static void putDifference(View view, JsonNode live, Contract planned) {
        var diff = ContractDiff.between(live, planned.document(), Perspective.CONSUMER);
        view.put("change", diff.level().toString())
                .put("changes", diff.changes().stream().map(PlanView::change).toList())
                .put(
                        "step",
                        VersionStep.between(live.path("version").asString(""), planned.version())
                                .toString());
    }

    private static Map<String, Object> change(Change change) {
        return new View()
                .put("path", change.path())
                .put("field", change.field())
                .put("effect", change.effect().toString())
                .put("what", change.what())
                .put("why", change.why())
                .build();
    }

    private @Nullable Contract planned(PortId port) {
        return change.planned().contract(port).orElse(null);
    }

    /** The next lower major, planned or live. */
    private Optional<PortId> previous(PortId port) {
        var ports = new TreeSet<PortId>(Comparator.naturalOrder());
        ports.addAll(change.live().keySet());
        change.planned().contracts().forEach(contract -> ports.add(contract.port()));
        return Optional.ofNullable(ports.lower(port));
    }

    private @Nullable Long noticeDays(Contract contract) {
        return contract.endOfLife()
                .map(end -> ChronoUnit.DAYS.between(change.today(), LocalDate.ofInstant(end, ZoneOffset.UTC)))
                .orElse(null);
    }
}
