package org.finmesh.platform.server.connecting;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finmesh.platform.api.ProductsApi.Snippet;
import org.finmesh.platform.contract.SqlName;
import org.junit.jupiter.api.Test;

class SqlSnippetsTest {

    private static final List<String> COLUMNS = Columns.quoted(List.of("booked_at", "Amount \"net\"", "customer_id"));

    private final List<Snippet> snippets = new SqlSnippets(
                    "jdbc:postgresql://data.example:6543/mesh",
                    "consumer_customer_insight",
                    new SqlName("retail_banking", "transaction_history_v1_masked"),
                    COLUMNS)
            .all();

    @Test
    void everySnippetReadsTheEntitledViewByTheAgreedColumns() {
        assertThat(snippets)
                .extracting(Snippet::text)
                .allSatisfy(text -> assertThat(text)
                        .contains("retail_banking.transaction_history_v1_masked")
                        .contains("booked_at")
                        .doesNotContain("select *")
                        .doesNotContain("count(*)"));
    }

    @Test
    void aNameThatNeedsQuotesHasThem() {
        assertThat(snippet("SQL")).contains("select booked_at, \"Amount \"\"net\"\"\", customer_id from");
    }

    @Test
    void quotesInJavaAreEscaped() {
        assertThat(snippet("JDBC")).contains("booked_at, \\\"Amount \\\"\\\"net\\\"\\\"\\\", customer_id");
    }

    private String snippet(String title) {
        return snippets.stream()
                .filter(snippet -> snippet.title().equals(title))
                .findFirst()
                .orElseThrow()
                .text();
    }
}
