package org.finmesh.governance;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.finmesh.platform.contract.DataProduct;

/** The policies in force, as the governance folder has them. */
public final class Policies {

    private final List<Policy> policies;
    private final Subject subject;
    private final Clock clock;

    Policies(List<Policy> policies, List<String> glossary, Clock clock) {
        this.policies =
                policies.stream().sorted(Comparator.comparing(Policy::name)).toList();
        this.subject = new Subject(List.copyOf(glossary));
        this.clock = clock;
    }

    /**
     * Reads {@code policies/<name>/policy.yaml} and {@code standards/glossary.yaml} of a governance folder.
     *
     * @throws GovernanceException when one of them cannot be used, or there is no policy at all: without its law a mesh
     *     does not publish
     */
    public static Policies load(Path governance) {
        return load(governance, Clock.systemUTC());
    }

    /** @param clock tells the day on which grace ends, in its zone */
    public static Policies load(Path governance, Clock clock) {
        var glossary = Glossary.load(governance.resolve("standards/glossary.yaml"));
        return new Policies(PolicyFiles.load(governance.resolve("policies")), glossary.ids(), clock);
    }

    /** Each policy's verdict, by name. */
    public List<Verdict> evaluate(DataProduct product) {
        var today = LocalDate.now(clock);
        return policies.stream()
                .map(policy -> policy.evaluate(product, subject, today))
                .toList();
    }

    /** By name. */
    public List<Policy> all() {
        return policies;
    }
}
