package org.finmesh.governance;

import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * Who could read a product at an instant, by whose decision and under which policies: what the audit trail's entries say,
 * and nothing else.
 *
 * @param publication what was published then; null when nothing was yet
 * @param readers by port and consumer
 */
public record Readers(
        ProductId product, Instant at, @Nullable Publication publication, List<Reader> readers) {

    /**
     * @param policyVersion of the policies that judged it: {@code name@version}, with spaces between
     * @param entry the audit entry that says so
     */
    public record Publication(
            String version, String by, Instant at, @Nullable String policyVersion, long entry) {}

    /**
     * @param approvedBy who decided; null when the trail has no decision before the grant
     * @param policyVersion of the rules that the decision was judged by; null when none was
     * @param entry the audit entry of the grant
     */
    public record Reader(
            String port,
            String consumer,
            String agreement,
            Instant since,
            @Nullable String approvedBy,
            @Nullable String note,
            @Nullable String policyVersion,
            long entry) {}

    public Readers {
        readers = List.copyOf(readers);
    }

    /** @param entries in order, of any subjects; those after {@code at} do not count */
    public static Readers of(Stream<AuditEntry> entries, ProductId product, Instant at) {
        var fold = new Fold(product);
        entries.filter(entry -> !entry.at().isAfter(at)).forEach(fold::add);
        return new Readers(product, at, fold.publication, fold.readers());
    }

    private static final class Fold {

        private final ProductId product;
        private final Map<String, AuditEntry> decisions = new HashMap<>();
        private final Map<String, Reader> reading = new LinkedHashMap<>();
        private @Nullable Publication publication;

        Fold(ProductId product) {
            this.product = product;
        }

        void add(AuditEntry entry) {
            if (entry.what().equals("published") && entry.subject().equals(product.toString())) {
                publication = new Publication(
                        entry.details().path("version").asString(),
                        entry.who(),
                        entry.at(),
                        entry.policyVersion(),
                        entry.sequence());
            } else if (entry.details().path("port").asString("").startsWith(product + ".v")) {
                addAccess(entry);
            }
        }

        private void addAccess(AuditEntry entry) {
            switch (entry.what()) {
                case "access approved", "access carried over" -> decisions.put(entry.subject(), entry);
                case "access granted" -> reading.put(entry.subject(), reader(entry, decisions.get(entry.subject())));
                case "access revoked", "access expired", "access cancelled" -> reading.remove(entry.subject());
                default -> {
                    // A request or a denial gives nobody anything.
                }
            }
        }

        private static Reader reader(AuditEntry grant, @Nullable AuditEntry decision) {
            return new Reader(
                    grant.details().path("port").asString(),
                    grant.details().path("consumer").asString(),
                    grant.subject(),
                    grant.at(),
                    decision == null ? null : decision.who(),
                    decision == null ? null : decision.details().path("note").asString(null),
                    decision == null ? null : decision.policyVersion(),
                    grant.sequence());
        }

        List<Reader> readers() {
            return reading.values().stream()
                    .sorted(Comparator.comparing(Reader::port).thenComparing(Reader::consumer))
                    .toList();
        }
    }
}
