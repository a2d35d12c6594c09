package org.finmesh.platform.server.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.finmesh.platform.api.MeshApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.File;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.api.PublicationsApi.Plan;
import org.finmesh.platform.api.PublicationsApi.Step;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.server.TestingPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.client.RestClientResponseException;

/** The retail bank's transactions, with rows limited: what is published, and what of it whom PostgreSQL shows. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class MaskedPublishingTest {

    private static final Path TRANSACTIONS = Path.of("../../domains/retail-banking/products/transaction-history");
    private static final String ROW_FILTER = """
            customProperties:
              - property: rowFilter
                value: {field: channel, in: [atm, ecommerce]}
              - property: regulatoryRegimes""";
    private static final String CLEAR = "retail_banking.transaction_history_v1";
    private static final String MASKED = "retail_banking.transaction_history_v1_masked";

    private static TestingPlatform platform;
    private static TestingSystems systems;
    private static PublicationsApi publications;
    private static JdbcClient domain;
    private static JdbcClient dbt;
    private static JdbcClient reader;

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
        systems = new TestingSystems(platform);
        publications = platform.api(PublicationsApi.class, "paul");
    }

    @AfterAll
    static void stop() {
        systems.close();
        platform.close();
    }

    private static Folder transactions(UnaryOperator<String> edit) throws IOException {
        return new Folder(ProductFolder.at(TRANSACTIONS).files().stream()
                .map(file -> new File(file.name(), edit.apply(file.text())))
                .toList());
    }

    private static Folder limited() throws IOException {
        return transactions(text -> text.replace("customProperties:\n  - property: regulatoryRegimes", ROW_FILTER));
    }

    @Test
    @Order(1)
    void theMaskedOutletsArePlannedMadeAndASecondTimeKept() throws Exception {
        assertThat(publications.plan(limited()).steps())
                .extracting(Step::kind, Step::name)
                .contains(tuple("topic", "retail-banking.transaction-history.v1.masked"), tuple("view", MASKED));

        publications.publish(limited());
        var second = publications.publish(limited());

        assertThat(second.changes()).isFalse();
        assertThat(systems.partitions("retail-banking.transaction-history.v1.masked"))
                .isEqualTo(systems.partitions("retail-banking.transaction-history.v1"));
        assertThat(systems.config("retail-banking.transaction-history.v1.masked", "retention.ms"))
                .isEqualTo(systems.config("retail-banking.transaction-history.v1", "retention.ms"));
        assertThat(systems.registryStatus(
                        "/subjects/retail-banking.transaction-history.v1.masked-value/versions/latest"))
                .isEqualTo(200);
    }

    @Test
    @Order(2)
    void theDomainWritesRowsAndReadsAllOfThem() {
        var mesh = platform.api(MeshApi.class, "paul").issueDomainCredentials("retail-banking");
        domain = JdbcClient.create(systems.login(mesh.databaseUser(), mesh.databasePassword()));
        dbt = JdbcClient.create(systems.login(mesh.dbtUser(), mesh.dbtPassword()));
        domain.sql("""
                        insert into retail_banking_tables.transaction_history_v1
                            (transaction_id, customer_id, customer_id__masked, account_iban, booked_at, transaction_type, direction,
                             amount, amount_currency, channel, merchant_name, counterparty_iban, event_time)
                        values ('T1', 'C000042', 'hash-of-42', 'DE89370400440532013000', now(), 'card_payment', 'debit',
                                12.50, 'EUR', 'atm', 'Shop', 'short', now()),
                               ('T2', 'C000043', 'hash-of-43', 'DE89370400440532013001', now(), 'card_payment', 'debit',
                                13.50, 'EUR', 'batch', 'Shop', null, now())""").update();

        systems.mesh()
                .sql("grant select on %s to dbt_retail_banking".formatted(CLEAR))
                .update();
        for (var role : List.of(domain, dbt)) {
            assertThat(ids(role, CLEAR)).containsExactly("T1", "T2");
        }
        assertThat(ids(domain, MASKED)).containsExactly("T1", "T2");
    }

    @Test
    @Order(3)
    void othersSeeTheRowsThatTheContractLetsThemAndPersonsOnlyMasked() {
        // With the platform at work, a right that no agreement gives would be gone in a moment.
        platform.stopServer();
        systems.mesh().sql("create role a_reader login password 'reads'").update();
        systems.mesh()
                .sql("grant connect, temporary on database mesh to a_reader")
                .update();
        systems.mesh().sql("grant usage on schema retail_banking to a_reader").update();
        systems.mesh()
                .sql("grant select on %s, %s to a_reader".formatted(CLEAR, MASKED))
                .update();
        reader = JdbcClient.create(systems.login("a_reader", "reads"));

        assertThat(ids(reader, CLEAR)).containsExactly("T1");
        assertThat(ids(reader, MASKED)).containsExactly("T1");
        assertThat(row(reader, MASKED))
                .containsEntry("customer_id", "hash-of-42")
                .containsEntry("account_iban", "******************3000")
                .containsEntry("counterparty_iban", "*****")
                .containsEntry("amount", null)
                .containsEntry("merchant_name", null)
                .containsEntry("amount_currency", "EUR")
                .doesNotContainKey("customer_id__masked");
        assertThat(row(reader, CLEAR)).containsEntry("customer_id", "C000042").doesNotContainKey("customer_id__masked");
    }

    @Test
    @Order(4)
    void aReadersOwnFunctionMeetsNoRowThatTheViewHides() {
        var peeking = """
                do $$ begin
                    create function pg_temp.peek(id text) returns boolean language plpgsql cost 0.0001 as
                        'begin if id = ''T2'' then raise exception ''met %''; end if; return true; end';
                    perform from {view} where pg_temp.peek(transaction_id);
                end $$""".replace("met %", "met it");

        for (var view : List.of(CLEAR, MASKED)) {
            reader.sql(peeking.replace("{view}", view)).update();
        }
    }

    @Test
    @Order(5)
    void rowsLimitedOtherwiseWouldBreakReadersAndAreRefused() throws IOException {
        platform.restartServer();
        publications = platform.api(PublicationsApi.class, "paul");
        var narrower = transactions(text -> text.replace(
                        "customProperties:\n  - property: regulatoryRegimes",
                        ROW_FILTER.replace("[atm, ecommerce]", "[atm]"))
                .replace("version: 1.1.0", "version: 1.2.0"));

        var refusal = catchThrowableOfType(RestClientResponseException.class, () -> publications.publish(narrower));

        assertThat(refusal.getStatusCode().value()).isEqualTo(409);
        assertThat(refusal.getResponseBodyAsString()).contains("BREAKING_CHANGE", "rowFilter");
    }

    @Test
    @Order(6)
    void aViewThatIsNotAsTheContractSaysIsAChange() throws IOException {
        systems.mesh().sql("comment on view %s is null".formatted(MASKED)).update();

        Plan repaired = publications.publish(limited());

        assertThat(repaired.steps())
                .filteredOn(step -> !step.action().equals("keep"))
                .singleElement()
                .satisfies(step -> {
                    assertThat(step.name()).isEqualTo(MASKED);
                    assertThat(step.detail()).contains("customer_id as");
                });
        assertThat(ids(domain, MASKED)).containsExactly("T1", "T2");
    }

    private static List<String> ids(JdbcClient jdbc, String view) {
        return jdbc.sql("select transaction_id from %s order by transaction_id".formatted(view))
                .query(String.class)
                .list();
    }

    private static Map<String, Object> row(JdbcClient jdbc, String view) {
        return jdbc.sql("select * from " + view).query().singleRow();
    }
}
