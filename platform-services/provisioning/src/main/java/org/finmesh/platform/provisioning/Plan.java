package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.governance.Finding;
import org.finmesh.governance.Policy.Severity;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.provisioning.Resource.Key;

/**
 * The way from what is to what should be.
 *
 * @param steps in the order in which they are carried out
 * @param refusals what cannot be done; a plan with any is not carried out at all
 * @param verdicts of every policy; a plan with one that fails is not carried out either
 * @param findings where it would put together what does not mean the same; nor is a plan with one that is an error
 */
public record Plan(
        DataProduct product, List<Step> steps, List<Refusal> refusals, List<Verdict> verdicts, List<Finding> findings) {

    public Plan {
        findings = List.copyOf(findings);
        verdicts = List.copyOf(verdicts);
        steps = List.copyOf(steps);
        refusals = List.copyOf(refusals);
    }

    /**
     * Pure.
     *
     * @param actual of the product's own resources and no others: what is among them and not desired is removed
     */
    public static Plan between(Desired desired, Collection<Resource> actual) {
        Map<Key, Resource> there = actual.stream().collect(Collectors.toMap(Resource::key, Function.identity()));
        var steps = new ArrayList<Step>();
        var refusals = new ArrayList<Refusal>();
        for (var resource : desired.resources()) {
            var is = there.get(resource.key());
            if (is == null) {
                steps.add(new Step.Create(resource));
                continue;
            }
            switch (Difference.between(resource, is)) {
                case Difference.None() -> steps.add(new Step.Keep(resource));
                case Difference.Changed(var to, var detail) -> steps.add(new Step.Change(to, is, detail));
                case Difference.Breaking(var message) ->
                    refusals.add(new Refusal(resource.key(), ProvisioningError.BREAKING_CHANGE, message));
            }
        }
        var wanted = desired.resources().stream().map(Resource::key).collect(Collectors.toCollection(HashSet::new));
        actual.stream().filter(resource -> !wanted.contains(resource.key())).forEach(resource -> {
            if (desired.undeclared().contains(resource.key())) {
                refusals.add(new Refusal(
                        resource.key(),
                        ProvisioningError.BREAKING_CHANGE,
                        "is published and no longer in the contract; readers would lose"
                                + " it: keep its server in this major version and leave it out of the next"));
            } else {
                steps.add(new Step.Remove(resource));
            }
        });
        return new Plan(desired.product(), steps, refusals, List.of(), List.of());
    }

    /** @param ofContracts what is refused of a contract explains what its resources would lose: that is not said twice */
    Plan judged(List<Refusal> ofContracts, List<Verdict> verdicts, List<Finding> findings) {
        var refused = ofContracts.stream().map(Refusal::resource).collect(Collectors.toSet());
        var explained = product.contracts().stream()
                .filter(contract -> refused.contains(VersionCheck.keyOf(contract)))
                .flatMap(contract -> Desired.outlets(contract.port()))
                .collect(Collectors.toSet());
        var all = new ArrayList<>(ofContracts);
        refusals.stream()
                .filter(refusal -> !explained.contains(refusal.resource()))
                .forEach(all::add);
        return new Plan(product, steps, all, verdicts, findings);
    }

    /** @throws ProvisioningException when there is any refusal */
    public void requireNoRefusals() {
        Refusal.requireNone(refusals);
    }

    /** The findings for which it is refused. */
    List<Finding> mismatches() {
        return findings.stream()
                .filter(finding -> finding.severity() == Severity.ERROR)
                .toList();
    }

    /** Whether anything is to be done. */
    public boolean changes() {
        return steps.stream().anyMatch(step -> !(step instanceof Step.Keep));
    }
}
