package org.finmesh.platform.server.policies;

import java.time.LocalDate;
import java.util.Locale;
import org.finmesh.governance.LiveVerdict;
import org.finmesh.governance.Policy;
import org.finmesh.governance.VerdictChange;
import org.finmesh.governance.Waiver;
import org.finmesh.platform.api.PoliciesApi;
import org.jspecify.annotations.Nullable;

/** Governance's values as the API has them. */
final class PolicyAnswers {

    private PolicyAnswers() {}

    static PoliciesApi.Policy policy(Policy policy, LocalDate today) {
        return new PoliciesApi.Policy(
                policy.name(),
                policy.version(),
                policy.title(),
                policy.owner(),
                word(policy.severity()),
                word(policy.stage()),
                text(policy.graceUntil()),
                policy.enforcedOn(today),
                word(policy.scope()));
    }

    static PoliciesApi.Waiver waiver(Waiver waiver, LocalDate today, boolean productKnown) {
        return new PoliciesApi.Waiver(
                waiver.name(),
                waiver.product().toString(),
                text(waiver.port()),
                waiver.fields(),
                waiver.reason(),
                waiver.owner(),
                waiver.until().toString(),
                !waiver.holdsOn(today),
                productKnown);
    }

    static PoliciesApi.LiveVerdict verdict(LiveVerdict live) {
        var verdict = live.verdict();
        return new PoliciesApi.LiveVerdict(
                live.subject(),
                live.product().toString(),
                verdict.policy(),
                verdict.policyVersion(),
                word(verdict.outcome()),
                verdict.message(),
                verdict.waiver(),
                live.since().toString());
    }

    static PoliciesApi.VerdictChange change(VerdictChange change) {
        return new PoliciesApi.VerdictChange(
                change.subject(),
                change.product().toString(),
                change.policy(),
                change.policyVersion(),
                change.before() == null ? null : word(change.before()),
                change.after() == null ? null : word(change.after()),
                change.message(),
                change.waiver(),
                change.at().toString());
    }

    static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    private static @Nullable String text(@Nullable Object value) {
        return value == null ? null : value.toString();
    }
}
