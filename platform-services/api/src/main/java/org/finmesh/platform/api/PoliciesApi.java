package org.finmesh.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** The policies in force, and what they say of everything that is live. For everybody who is signed in. */
@HttpExchange("/api/v1")
public interface PoliciesApi {

    @GetExchange("/policies")
    Law policies();

    /** 404 when there is none of that name. */
    @GetExchange("/policies/{name}")
    PolicyDetail policy(@PathVariable("name") String name);

    /**
     * What the last pass over all that is live found, by product, subject and policy; at most 1000. Verdicts about
     * agreements are for who may see them: owners of the product's domain, the platform team and auditors.
     *
     * @param product {@code <domain>.<product>}; any when absent
     * @param policy a policy's name; any when absent
     * @param outcome {@code pass}, {@code waived}, {@code warn} or {@code fail}; any when absent
     */
    @GetExchange("/verdicts")
    List<LiveVerdict> verdicts(
            @RequestParam(name = "product", required = false) @Nullable String product,
            @RequestParam(name = "policy", required = false) @Nullable String policy,
            @RequestParam(name = "outcome", required = false) @Nullable String outcome);

    /** When outcomes changed, newest first; at most 1000. Of agreements, as with {@link #verdicts}. */
    @GetExchange("/verdicts/changes")
    List<VerdictChange> changes(
            @RequestParam(name = "product", required = false) @Nullable String product,
            @RequestParam(name = "policy", required = false) @Nullable String policy);

    /**
     * @param version of the rulebook in force
     * @param judgedAt when the last pass over all that is live ended, ISO 8601, UTC; null before the first
     */
    record Law(String version, @Nullable String judgedAt, List<Policy> policies) {}

    /**
     * @param version of its text
     * @param severity {@code error} or {@code warning}
     * @param stage {@code draft}, {@code grace} or {@code enforced}
     * @param graceUntil the first day, UTC, on which a policy in grace is enforced; null in other stages
     * @param enforced whether it is today
     * @param scope {@code product}, {@code contract}, {@code plan} or {@code agreement}
     */
    record Policy(
            String name,
            String version,
            String title,
            String owner,
            String severity,
            String stage,
            @Nullable String graceUntil,
            boolean enforced,
            String scope) {}

    /**
     * @param message how to mend a breach
     * @param text its file
     * @param outcomes how many of what is live have which outcome
     */
    record PolicyDetail(
            Policy policy, String why, String message, String text, Map<String, Long> outcomes, List<Waiver> waivers) {}

    /**
     * @param port the only port it is for; null for all of the product
     * @param fields the only fields it is for; none for all
     * @param until the day, UTC, on which it ends
     * @param ended whether it has
     * @param productKnown whether a product of that id is published: if not, it waives nothing
     */
    record Waiver(
            String name,
            String product,
            @Nullable String port,
            List<String> fields,
            String reason,
            String owner,
            String until,
            boolean ended,
            boolean productKnown) {}

    /**
     * @param subject the product's id, or an agreement's
     * @param waiver what waives it, by name; null unless waived
     * @param since ISO 8601 instant, UTC, from which on the outcome is this
     */
    record LiveVerdict(
            String subject,
            String product,
            String policy,
            String policyVersion,
            String outcome,
            String message,
            @Nullable String waiver,
            String since) {}

    /**
     * @param before null when it was judged for the first time
     * @param after null when it is judged no more
     */
    record VerdictChange(
            String subject,
            String product,
            String policy,
            String policyVersion,
            @Nullable String before,
            @Nullable String after,
            String message,
            @Nullable String waiver,
            String at) {}
}
