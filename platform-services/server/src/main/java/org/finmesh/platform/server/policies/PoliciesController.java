package org.finmesh.platform.server.policies;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.LiveVerdicts;
import org.finmesh.governance.RulesInForce;
import org.finmesh.governance.Verdict.Outcome;
import org.finmesh.governance.VerdictReader;
import org.finmesh.platform.api.PoliciesApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PoliciesController implements PoliciesApi {

    private final RulesInForce rules;
    private final LiveVerdicts verdicts;
    private final LivePass pass;
    private final Catalog catalog;
    private final CurrentCaller caller;

    PoliciesController(
            RulesInForce rules, LiveVerdicts verdicts, LivePass pass, Catalog catalog, CurrentCaller caller) {
        this.rules = rules;
        this.verdicts = verdicts;
        this.pass = pass;
        this.catalog = catalog;
        this.caller = caller;
    }

    @Override
    public Law policies() {
        var rulebook = rules.rulebook();
        var today = rules.today();
        return new Law(
                rulebook.version(),
                pass.endedAt().map(Object::toString).orElse(null),
                rulebook.policies().all().stream()
                        .map(policy -> PolicyAnswers.policy(policy, today))
                        .toList());
    }

    @Override
    public PolicyDetail policy(String name) {
        var rulebook = rules.rulebook();
        var policy = rulebook.policies().all().stream()
                .filter(known -> known.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new ServerException(
                        ServerError.POLICY_UNKNOWN,
                        "there is no policy '%s'; 'mesh policies' lists them".formatted(name)));
        var outcomes = verdicts.count(name).entrySet().stream()
                .collect(Collectors.toMap(count -> PolicyAnswers.word(count.getKey()), count -> count.getValue()));
        var products = catalog.publications().keySet();
        var waivers = rulebook.waivers().stream()
                .filter(waiver -> waiver.policy().equals(name))
                .map(waiver -> PolicyAnswers.waiver(waiver, rules.today(), products.contains(waiver.product())))
                .toList();
        return new PolicyDetail(
                PolicyAnswers.policy(policy, rules.today()),
                policy.why(),
                policy.message(),
                rulebook.textOf(policy),
                outcomes,
                waivers);
    }

    @Override
    public List<LiveVerdict> verdicts(@Nullable String product, @Nullable String policy, @Nullable String outcome) {
        return verdicts.find(reader(), product, policy, outcome(outcome).orElse(null)).stream()
                .map(PolicyAnswers::verdict)
                .toList();
    }

    @Override
    public List<VerdictChange> changes(@Nullable String product, @Nullable String policy) {
        return verdicts.changes(reader(), product, policy).stream()
                .map(PolicyAnswers::change)
                .toList();
    }

    private VerdictReader reader() {
        var asking = caller.get();
        return new VerdictReader(asking.platform() || asking.auditor(), asking.owns());
    }

    private static Optional<Outcome> outcome(@Nullable String word) {
        if (word == null) {
            return Optional.empty();
        }
        var outcome = Stream.of(Outcome.values())
                .filter(known -> PolicyAnswers.word(known).equals(word.toLowerCase(Locale.ROOT)))
                .findFirst();
        if (outcome.isEmpty()) {
            throw new ServerException(
                    ServerError.BAD_REQUEST, "outcome '%s' is none of pass, waived, warn, fail".formatted(word));
        }
        return outcome;
    }
}
