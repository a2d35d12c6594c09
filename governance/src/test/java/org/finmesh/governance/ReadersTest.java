package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.governance.Readers.Reader;
import org.finmesh.platform.contract.ProductId;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.JsonNodeFactory;

class ReadersTest {

    private static final Instant START = Instant.parse("2026-11-24T08:00:00Z");
    private static final ProductId PRODUCT = ProductId.parse("treasury.fx-rates");

    private final List<AuditEntry> entries = new ArrayList<>();

    private void add(String who, String what, String subject, String port) {
        entries.add(AuditEntry.after(
                entries.isEmpty() ? null : entries.getLast(),
                START.plusSeconds(60L * entries.size()),
                who,
                what,
                subject,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("version", "1.0.0")
                        .put("port", port)
                        .put("consumer", "team-" + subject)
                        .put("note", "as agreed"),
                what.equals("access approved") || what.equals("published") ? "0123456789ab" : null));
    }

    private Readers atMinute(int minute) {
        return Readers.of(entries.stream(), PRODUCT, START.plusSeconds(60L * minute));
    }

    @Test
    void readingBeginsWithTheGrantAndEndsWithTheAgreement() {
        add("tessa", "published", "treasury.fx-rates", "");
        add("clara", "access requested", "a", "treasury.fx-rates.v1");
        add("tessa", "access approved", "a", "treasury.fx-rates.v1");
        add("finmesh", "access granted", "a", "treasury.fx-rates.v1");
        add("viktor", "access requested", "b", "treasury.fx-rates.v1");
        add("viktor", "access cancelled", "b", "treasury.fx-rates.v1");
        add("tessa", "access revoked", "a", "treasury.fx-rates.v1");

        assertThat(atMinute(-1).publication()).isNull();
        assertThat(atMinute(0).publication()).isNotNull();
        assertThat(atMinute(2).readers()).isEmpty();
        assertThat(atMinute(3).readers()).singleElement().satisfies(reader -> {
            assertThat(reader.consumer()).isEqualTo("team-a");
            assertThat(reader.approvedBy()).isEqualTo("tessa");
            assertThat(reader.note()).isEqualTo("as agreed");
            assertThat(reader.policyVersion()).isEqualTo("0123456789ab");
            assertThat(reader.since()).isEqualTo(START.plusSeconds(180));
            assertThat(reader.entry()).isEqualTo(4);
        });
        assertThat(atMinute(5).readers()).extracting(Reader::consumer).containsExactly("team-a");
        assertThat(atMinute(6).readers()).isEmpty();
    }

    @Test
    void otherProductsAreLeftOutAlsoThoseWhoseNamesBeginAlike() {
        add("finmesh", "access granted", "a", "treasury.fx-rates.v2");
        add("finmesh", "access granted", "b", "treasury.fx-rates-eod.v1");
        add("finmesh", "access granted", "c", "retail-banking.fx-rates.v1");
        assertThat(atMinute(9).readers()).extracting(Reader::port).containsExactly("treasury.fx-rates.v2");
    }
}
