package org.finmesh.governance;

import java.util.List;

/**
 * What became of a decision: who breaks now what was decided.
 *
 * @param breaches by the rules in force: of the policies that the decision changed, and under {@link Replay#MEANING} products
 *     that would no longer be published, because of the concepts and standards that it changed
 * @param waivers given for these policies since, by name
 */
public record Outcome(List<Breach> breaches, List<String> waivers) {

    /** @param subject a product's or an agreement's id */
    public record Breach(String subject, String policy, Verdict.Outcome outcome, String message) {}

    public Outcome {
        breaches = List.copyOf(breaches);
        waivers = List.copyOf(waivers);
    }
}
