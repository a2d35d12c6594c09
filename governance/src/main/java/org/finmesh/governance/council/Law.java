package org.finmesh.governance.council;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.finmesh.governance.Charter;
import org.finmesh.governance.Proposal;
import org.finmesh.governance.ProposalState;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.contract.SourceFile;

/** The rules in force: the governance folder, and over it what the council put into force, in that order. */
public final class Law {

    private final Rulebook folder;
    private final RulesInForce rules;
    private final Proposals proposals;
    private List<Long> applied = List.of();

    /** @param folder the rules as the governance folder has them */
    public Law(Rulebook folder, RulesInForce rules, Proposals proposals) {
        this.folder = folder;
        this.rules = rules;
        this.proposals = proposals;
    }

    public Rulebook inForce() {
        return rules.rulebook();
    }

    /** Takes up what came into force, here or by another server. Called every second: the texts are read only if it has to be. */
    synchronized void catchUp() {
        if (proposals.enactedIds().equals(applied)) {
            return;
        }
        var enacted = proposals.enacted();
        rules.replace(after(enacted));
        applied = enacted.stream().map(Proposal::id).toList();
    }

    /** The rules with all that is in force by the database, and with {@code next} after it. */
    Rulebook with(List<Proposal> next) {
        var all = new ArrayList<>(proposals.enacted());
        all.addAll(next);
        return after(all);
    }

    /** The charter that decides a proposal: the one in force, until it is decided; then the one of that moment. */
    Charter charterFor(Proposal proposal) {
        if (proposal.history().isEmpty()) {
            return inForce().charter();
        }
        var closed = proposal.history().getFirst().at();
        var files = files(proposals.enacted().stream()
                .filter(enacted -> enacted.step(ProposalState.IN_FORCE)
                        .filter(step -> step.at().isBefore(closed))
                        .isPresent())
                .toList());
        var text = files.containsKey(Charter.PATH)
                ? files.get(Charter.PATH).orElseThrow()
                : folder.files().get(Charter.PATH);
        return Charter.of(new SourceFile(Charter.PATH, text));
    }

    /** As they were when {@code proposal}, which is one that came into force, did. */
    Rulebook asOf(Proposal proposal) {
        return after(
                Stream.concat(earlier(proposal).stream(), Stream.of(proposal)).toList());
    }

    /** As they were before that. */
    Rulebook before(Proposal proposal) {
        return after(earlier(proposal));
    }

    private List<Proposal> earlier(Proposal proposal) {
        return proposals.enacted().stream()
                .takeWhile(enacted -> enacted.id() != proposal.id())
                .toList();
    }

    private Rulebook after(List<Proposal> enacted) {
        return Base.amended(folder, files(enacted));
    }

    private static Map<String, Optional<String>> files(List<Proposal> enacted) {
        var files = new TreeMap<String, Optional<String>>();
        enacted.forEach(proposal -> files.putAll(proposal.files()));
        return files;
    }

    /** Files of which the folder has a text that is neither the decided one nor one from before the decision. */
    public List<String> divergences() {
        var known = new TreeMap<String, TreeSet<String>>();
        proposals.enacted().stream()
                .flatMap(proposal -> proposal.changes().stream())
                .forEach(change -> {
                    var texts = known.computeIfAbsent(change.path(), _ -> new TreeSet<>());
                    texts.add(text(Optional.ofNullable(change.base())));
                    texts.add(text(Optional.ofNullable(change.content())));
                });
        return known.entrySet().stream()
                .filter(file -> !file.getValue()
                        .contains(text(Optional.ofNullable(folder.files().get(file.getKey())))))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static String text(Optional<String> file) {
        return file.map(text -> "=" + text).orElse("");
    }
}
