package org.finmesh.governance;

import org.jspecify.annotations.Nullable;

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
}
