package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;
import tools.jackson.databind.JsonNode;

/** Who did what, when, why and under which policies. For auditors and the platform team. */
@HttpExchange("/api/v1/audit")
public interface AuditApi {

    /**
     * The trail itself, as its export has it: JSON Lines, in order, at most 1000 entries. The next page begins at the last
     * one's sequence plus 1; an empty answer, which some clients give as null, is the end.
     *
     * @param from sequence of the first entry, from 1
     */
    @GetExchange(url = "/entries", accept = "application/jsonl")
    @Nullable
    String entries(@RequestParam(name = "from", defaultValue = "1") long from);

    /**
     * The newest entries that fit, newest first.
     *
     * @param subject a product, port, agreement, policy or proposal; any when absent
     * @param who a user or service; any when absent
     * @param limit 1 to 1000
     */
    @GetExchange("/search")
    List<Entry> search(
            @RequestParam(name = "subject", required = false) @Nullable String subject,
            @RequestParam(name = "who", required = false) @Nullable String who,
            @RequestParam(name = "limit", defaultValue = "100") int limit);

    /** Recomputes the hash chain of all entries. */
    @GetExchange("/verification")
    Verification verify();

    /**
     * Who could read a product then, by whose decision. Also for owners of the product's domain.
     *
     * @param instant ISO 8601, UTC: {@code 2026-11-24T10:00:00Z}
     * @param product {@code <domain>.<product>}
     */
    @GetExchange("/as-of")
    AsOf asOf(@RequestParam("instant") String instant, @RequestParam("product") String product);

    /**
     * @param at ISO 8601 instant, UTC
     * @param policyVersion of the rules it was judged by; null where none were
     */
    record Entry(
            long sequence,
            String at,
            String who,
            String what,
            String subject,
            JsonNode details,
            @Nullable String policyVersion,
            String hash) {}

    /**
     * @param entries how many follow each other without a break
     * @param lastHash of the last of them
     * @param brokenAt sequence of the first entry that is broken; null when none is
     */
    record Verification(
            boolean intact,
            long entries,
            String lastHash,
            @Nullable Long brokenAt,
            @Nullable String reason) {}

    /** @param publication null when nothing was published yet */
    record AsOf(String product, String instant, @Nullable Publication publication, List<Reader> readers) {}

    /** @param entry sequence of the audit entry that says so */
    record Publication(
            String version, String by, String at, @Nullable String policyVersion, long entry) {}

    /**
     * @param since ISO 8601 instant, UTC
     * @param entry sequence of the audit entry of the grant
     */
    record Reader(
            String port,
            String consumer,
            String agreement,
            String since,
            @Nullable String approvedBy,
            @Nullable String note,
            @Nullable String policyVersion,
            long entry) {}
}
