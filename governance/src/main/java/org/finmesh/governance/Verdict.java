package org.finmesh.governance;

/**
 * What a policy says of a product.
 *
 * @param policy the policy's name
 * @param policyVersion which text of the policy: the first 12 hexadecimal digits of its file's SHA-256
 * @param message how to mend it, and what offends; empty for a pass
 */
public record Verdict(String policy, String policyVersion, Outcome outcome, String message) {

    /** One {@code FAIL} refuses the publication. */
    public enum Outcome {
        PASS,
        WARN,
        FAIL
    }
}
