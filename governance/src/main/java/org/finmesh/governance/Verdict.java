package org.finmesh.governance;

import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What a policy says of a subject.
 *
 * @param policy the policy's name
 * @param policyVersion which text of the policy: the first 12 hexadecimal digits of its file's SHA-256
 * @param message how to mend it, and what offends; empty for a pass
 * @param waiver names of the waivers that cover all that offends, by comma; null unless waived
 */
public record Verdict(
        String policy,
        String policyVersion,
        Outcome outcome,
        String message,
        @Nullable String waiver) {

    /** One {@code FAIL} refuses the publication. */
    public enum Outcome {
        PASS,
        WAIVED,
        WARN,
        FAIL
    }

    /** {@code POLICY: how to mend it}, of those that refuse. */
    public static List<String> refusals(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .filter(verdict -> verdict.outcome == Outcome.FAIL)
                .map(verdict -> verdict.policy + ": " + verdict.message)
                .toList();
    }

    /** Which text of which policies judged: {@code name@version}, with spaces between. */
    public static String versions(Collection<Verdict> verdicts) {
        return verdicts.stream()
                .map(verdict -> verdict.policy + "@" + verdict.policyVersion)
                .collect(Collectors.joining(" "));
    }

    /** For the audit trail: outcomes by policy, of a waived one with the waiver's name. */
    public static JsonNode outcomes(Collection<Verdict> verdicts) {
        var outcomes = JsonNodeFactory.instance.objectNode();
        verdicts.forEach(verdict -> outcomes.put(
                verdict.policy,
                verdict.waiver == null ? verdict.outcome.name() : verdict.outcome + " by " + verdict.waiver));
        return outcomes;
    }
}
