package org.finmesh.governance;

import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * That a policy is not kept, or cannot say.
 *
 * @param sight what it was asked about
 * @param offenders what breaks it, fields as a rule; empty when that is the whole
 * @param error why there is no answer; null when there is one
 */
record Breach(Sight sight, List<String> offenders, @Nullable String error) {

    @Nullable
    ProductId product() {
        return sight.product();
    }

    @Nullable
    PortId port() {
        return sight.port();
    }

    @Override
    public String toString() {
        if (error != null) {
            return "(%s: the policy cannot be evaluated, which counts as a breach: %s)".formatted(sight.about(), error);
        }
        return offenders.isEmpty()
                ? "(" + sight.about() + ")"
                : "(%s: %s)".formatted(sight.about(), String.join(", ", offenders));
    }
}
