package org.finmesh.governance;

import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * That a policy says something else than before of what is live.
 *
 * @param before null when it was judged for the first time
 * @param after null when it is judged no more: the policy, the product or the agreement is gone
 */
public record VerdictChange(
        String subject,
        ProductId product,
        String policy,
        String policyVersion,
        @Nullable Outcome before,
        @Nullable Outcome after,
        String message,
        @Nullable String waiver,
        Instant at) {

    private static final Set<Outcome> BREACHES = EnumSet.of(Outcome.FAIL, Outcome.WAIVED);

    static VerdictChange to(LiveVerdict live, @Nullable Outcome before) {
        var verdict = live.verdict();
        return new VerdictChange(
                live.subject(),
                live.product(),
                verdict.policy(),
                verdict.policyVersion(),
                before,
                verdict.outcome(),
                verdict.message(),
                verdict.waiver(),
                live.since());
    }

    static VerdictChange end(LiveVerdict gone, Instant now) {
        var verdict = gone.verdict();
        return new VerdictChange(
                gone.subject(),
                gone.product(),
                verdict.policy(),
                verdict.policyVersion(),
                verdict.outcome(),
                null,
                "",
                null,
                now);
    }

    /** Whether it has to be on the audit trail: a breach of an enforced policy, or of a waived one, begins or ends. */
    boolean matters() {
        return isBreach(before) || isBreach(after);
    }

    private static boolean isBreach(@Nullable Outcome outcome) {
        return outcome != null && BREACHES.contains(outcome);
    }

    JsonNode details() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("product", product.toString())
                .put("policy", policy)
                .put("before", VerdictTables.name(before))
                .put("after", VerdictTables.name(after))
                .put("message", message)
                .put("waiver", waiver);
    }
}
