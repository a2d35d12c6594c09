package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CYCLE;
import static org.finmesh.platform.contract.ProblemCode.DANGLING_REFERENCE;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a product's ports say of each other: which contracts come in, and which of them each output is made from. */
final class Ports {

    private final List<Element> inputs;
    private final List<Element> outputs;

    private Ports(Element product) {
        this.inputs = withContract(product.at("inputPorts"), "contractId");
        this.outputs = withContract(product.at("outputPorts"), "contractId");
    }

    private static List<Element> withContract(Element ports, String id) {
        return ports.items().stream().filter(port -> port.text(id) != null).toList();
    }

    private static List<Element> inputContracts(Element output) {
        return withContract(output.at("inputContracts"), "id");
    }

    static void check(Element product) {
        var ports = new Ports(product);
        ports.checkSelf();
        ports.checkInputContracts();
        ports.checkCycles();
    }

    private void checkSelf() {
        var own = outputs.stream().map(port -> key(port, "contractId")).collect(Collectors.toSet());
        for (var input : inputs) {
            if (own.contains(key(input, "contractId"))) {
                input.at("contractId")
                        .problem(CYCLE, "the product reads its own output port: remove this input, or name another");
            }
        }
    }

    /** Where the product names inputs at all, and its outputs what they are made from, the one is of the other. */
    private void checkInputContracts() {
        var known = Stream.concat(inputs.stream(), outputs.stream())
                .map(port -> port.text("contractId"))
                .collect(Collectors.toSet());
        for (var output : inputs.isEmpty() ? List.<Element>of() : outputs) {
            for (var contract : inputContracts(output)) {
                if (!known.contains(contract.text("id"))) {
                    contract.at("id")
                            .problem(
                                    DANGLING_REFERENCE,
                                    "contract '%s' is of no input port: add the port, or correct the id"
                                            .formatted(contract.text("id")));
                }
            }
        }
    }

    /** Of each cycle the way back is named: from an output to one that is no further down in the file. */
    private void checkCycles() {
        var order = new HashMap<String, Integer>();
        outputs.forEach(output -> order.putIfAbsent(key(output, "contractId"), order.size()));
        var inCycles = inCycles(order.keySet());
        for (var output : outputs) {
            var from = key(output, "contractId");
            for (var contract : inputContracts(output)) {
                var to = key(contract, "id");
                if (inCycles.contains(from) && inCycles.contains(to) && order.get(to) <= order.get(from)) {
                    contract.at("id")
                            .problem(CYCLE, "the output is made from itself: an output comes after its inputs");
                }
            }
        }
    }

    /** Outputs that remain when those that need nothing of what remains are taken away, over and over. */
    private Set<String> inCycles(Set<String> own) {
        var needs = new HashMap<String, Set<String>>();
        var neededBy = new HashMap<String, List<String>>();
        for (var output : outputs) {
            var from = key(output, "contractId");
            for (var contract : inputContracts(output)) {
                var to = key(contract, "id");
                if (own.contains(to)
                        && needs.computeIfAbsent(from, _ -> new HashSet<>()).add(to)) {
                    neededBy.computeIfAbsent(to, _ -> new ArrayList<>()).add(from);
                }
            }
        }
        return remaining(own, needs, neededBy);
    }

    private static Set<String> remaining(
            Set<String> own, Map<String, Set<String>> needs, Map<String, List<String>> neededBy) {
        var remaining = new HashSet<>(own);
        var ready = new ArrayDeque<>(
                own.stream().filter(output -> !needs.containsKey(output)).toList());
        while (!ready.isEmpty()) {
            var done = ready.remove();
            remaining.remove(done);
            for (var next : neededBy.getOrDefault(done, List.of())) {
                var left = Objects.requireNonNull(needs.get(next));
                left.remove(done);
                if (left.isEmpty()) {
                    ready.add(next);
                }
            }
        }
        return remaining;
    }

    /** A contract in a version; {@code v1.0.0} is {@code 1.0.0}. */
    private static String key(Element port, String id) {
        var version = port.text("version");
        return port.text(id) + "\n" + (version != null && version.startsWith("v") ? version.substring(1) : version);
    }
}
