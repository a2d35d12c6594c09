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
import org.finmesh.governance.Outcome.Breach;
import org.finmesh.governance.Policy;
import org.finmesh.governance.ProductMeaning;
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
 * not any more, for what they put together. Only those are compared that the change can touch: by a concept that one of
 * their fields or inputs is about, or, where more than concepts changed, all.
 */
final class MeaningReplay {

    private static final String STANDARDS = "standards/";
    private static final String GLOSSARY = STANDARDS + "glossary.yaml";

    private final Rulebook before;
    private final Rulebook after;
    private final Map<PortId, JsonNode> contracts = new HashMap<>();
    private final List<DataProduct> products;

    /** @param before the rules that were changed to {@code after} */
    MeaningReplay(Rulebook before, Rulebook after, LiveMesh.State mesh) {
        this.before = before;
        this.after = after;
        this.products = mesh.products().stream()
                .flatMap(live -> live.subject().published().stream())
                .toList();
        products.stream()
                .flatMap(product -> product.contracts().stream())
                .forEach(contract -> contracts.put(contract.port(), contract.document()));
    }

    /** What is judged otherwise after the change, from {@code day} on. */
    List<Shift> shifts(LocalDate day) {
        var was = before.semantics();
        var is = after.semantics();
        return touched()
                .flatMap(meaning -> shift(meaning, errors(was, meaning), errors(is, meaning), day))
                .toList();
    }

    private static Stream<Shift> shift(ProductMeaning meaning, List<String> was, List<String> is, LocalDate day) {
        if (was.isEmpty() == is.isEmpty()) {
            return Stream.empty();
        }
        var message = String.join("; ", is.isEmpty() ? was : is);
        return Stream.of(new Shift(id(meaning), Replay.MEANING, standing(was, day), standing(is, day), message));
    }

    private static Standing standing(List<String> errors, LocalDate day) {
        return errors.isEmpty() ? Standing.UNASKED : new Standing(Verdict.Outcome.FAIL, day);
    }

    /** Of the products that the change touches, those that are refused by {@code now} and were not before it. */
    List<Breach> breaches(Rulebook now) {
        var was = before.semantics();
        var is = now.semantics();
        return touched()
                .filter(meaning -> errors(was, meaning).isEmpty())
                .flatMap(meaning -> breach(meaning, errors(is, meaning)).stream())
                .toList();
    }

    private static Optional<Breach> breach(ProductMeaning meaning, List<String> errors) {
        return errors.isEmpty()
                ? Optional.empty()
                : Optional.of(new Breach(id(meaning), Replay.MEANING, Verdict.Outcome.FAIL, String.join("; ", errors)));
    }

    private static String id(ProductMeaning meaning) {
        return meaning.product().id().toString();
    }

    /** Of the products that are live, those that the change may judge otherwise. */
    Stream<ProductMeaning> touched() {
        var concepts = after.glossary().differences(before.glossary());
        var all = !standards(before).equals(standards(after));
        if (!all && concepts.isEmpty()) {
            return Stream.empty();
        }
        return products.parallelStream()
                .map(product -> ProductMeaning.of(product, this::contract))
                .filter(meaning -> all || meaning.isAbout(concepts));
    }

    /** What meaning is judged by besides concepts, as its files have it. */
    private static Map<String, String> standards(Rulebook rules) {
        return rules.files().entrySet().stream()
                .filter(file ->
                        file.getKey().startsWith(STANDARDS) && !file.getKey().equals(GLOSSARY))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    private static List<String> errors(Semantics semantics, ProductMeaning meaning) {
        return semantics.findings(meaning).stream()
                .filter(finding -> finding.severity() == Policy.Severity.ERROR)
                .map(Finding::message)
                .toList();
    }

    private Optional<JsonNode> contract(PortId port) {
        return Optional.ofNullable(contracts.get(port));
    }
}
