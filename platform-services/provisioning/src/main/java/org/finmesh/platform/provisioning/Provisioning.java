package org.finmesh.platform.provisioning;

import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.governance.Finding;
import org.finmesh.governance.PlannedChange;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Subject;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.Resource.CatalogEntry;
import org.springframework.stereotype.Service;
import tools.jackson.databind.JsonNode;

/** Makes products be as their contracts say. */
@Service
public class Provisioning {

    private final List<ResourceHolder> holders;
    private final Publications publications;
    private final PublishedPorts publishedPorts;
    private final PortReaders readers;
    private final PublicationLock lock;
    private final RulesInForce rules;
    private final Clock clock = Clock.systemUTC();

    Provisioning(
            List<ResourceHolder> holders,
            Publications publications,
            PublishedPorts publishedPorts,
            PortReaders readers,
            PublicationLock lock,
            RulesInForce rules) {
        this.holders = List.copyOf(holders);
        this.publications = publications;
        this.publishedPorts = publishedPorts;
        this.readers = readers;
        this.lock = lock;
        this.rules = rules;
    }

    /**
     * What {@link #publish} would do now; changes nothing.
     *
     * @throws ProvisioningException when a system cannot be reached
     */
    public Plan plan(DataProduct product) {
        var published = publishedPorts.of(product.id());
        var desired =
                Desired.of(product, published.stream().map(PublishedPort::port).toList());
        var actual = new ArrayList<Resource>();
        holders.forEach(holder -> actual.addAll(holder.actual(desired)));
        publications.lastDone(product.id()).ifPresent(actual::add);
        var succession = Succession.refusals(product, published, readers, clock.instant());
        return Plan.between(desired, actual)
                .judged(
                        succession,
                        rules.judge(Subject.of(change(product, published))),
                        rules.rulebook().semantics().findings(product, publishedPorts::contract));
    }

    private PlannedChange change(DataProduct product, List<PublishedPort> published) {
        var live = new HashMap<PortId, JsonNode>();
        var consumers = new HashMap<PortId, List<String>>();
        for (var before : published) {
            if (before.published() != null && before.withdrawnAt() == null) {
                live.put(before.port(), before.published().contract());
                consumers.put(before.port(), readers.of(before.port(), null));
            }
        }
        return new PlannedChange(product, live, consumers, rules.today());
    }

    /**
     * Plans and carries out. After a failure, or a crash, the same call does what is left.
     *
     * @param by who publishes
     * @return the plan that was carried out; one without changes where nothing was to be done
     * @throws ProvisioningException when the plan has refusals or breaks a policy, puts
     *     together what does not mean the same, a system cannot be reached or the same product is
     *     being published
     */
    public Plan publish(DataProduct product, String by) {
        return lock.during(product.id(), () -> {
            var plan = plan(product);
            plan.requireNoRefusals();
            requireNoViolation(plan, by);
            if (plan.changes()) {
                carryOut(plan, by);
            }
            return plan;
        });
    }

    /** A refusal is on record too. */
    private void requireNoViolation(Plan plan, String by) {
        var violations = Verdict.refusals(plan.verdicts());
        if (!violations.isEmpty()) {
            publications.refused(plan, by);
            throw new ProvisioningException(ProvisioningError.POLICY_VIOLATED, String.join("\n", violations));
        }
        if (!plan.mismatches().isEmpty()) {
            publications.refused(plan, by);
            throw new ProvisioningException(
                    ProvisioningError.MEANING_MISMATCH,
                    plan.mismatches().stream().map(Finding::toString).collect(Collectors.joining("\n")));
        }
    }

    private void carryOut(Plan plan, String by) {
        var publication = publications.begin(plan, by);
        try {
            var position = 0;
            for (var step : plan.steps()) {
                if (!(step.resource() instanceof CatalogEntry)) {
                    holderOf(step.resource()).apply(step);
                }
                publications.record(publication, position++, step);
            }
            publications.finish(publication, plan, by);
        } catch (RuntimeException failure) {
            try {
                publications.fail(publication, failure);
            } catch (RuntimeException unrecorded) {
                failure.addSuppressed(unrecorded);
            }
            throw failure;
        }
    }

    private ResourceHolder holderOf(Resource resource) {
        return holders.stream()
                .filter(holder -> holder.holds(resource))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("no system holds " + resource.key()));
    }
}
