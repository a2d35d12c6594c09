package org.finmesh.portal.journey;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions;
import com.microsoft.playwright.options.AriaRole;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import org.apache.avro.Schema;
import org.apache.kafka.common.errors.AuthorizationException;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.web.client.HttpClientErrorException;

/** One consumer, one owner, from finding a product to losing access to it, on the product as it was built. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class JourneyIT {

    private static final String FX_RATES = "treasury.fx-rates.v1";
    private static final String MARKET_DATA = "capital-markets.market-data.v2";
    private static final String TRANSACTIONS = "retail-banking.transaction-history.v1";
    /** All that the masked outlets show of it. */
    private static final List<String> SHOWN_MASKED = List.of(
            "transaction_id",
            "customer_id",
            "account_iban",
            "booked_at",
            "transaction_type",
            "direction",
            "amount_currency",
            "channel",
            "counterparty_iban");

    private static final String TEAM = "customer-insight";
    private static final Duration REVOKED_WITHIN = Duration.ofSeconds(5);
    private static final Duration GRANTED_WITHIN = Duration.ofSeconds(20);

    /** Read off the European Central Bank's file by eye, so that no reader of ours can be wrong about them. */
    private static final Set<Rate> KNOWN = Set.of(
            rate("1999-01-04", "USD", "1.1789"),
            rate("1999-01-04", "SIT", "189.045"),
            rate("2008-07-15", "USD", "1.599"),
            rate("2015-01-15", "CHF", "1.028"),
            rate("2020-03-19", "NOK", "12.3165"),
            rate("2025-12-31", "JPY", "184.09"),
            rate("2025-12-31", "IDR", "19640.83"));

    private final Path root = Path.of("..").toAbsolutePath().normalize();
    private final Path target = Path.of("target").toAbsolutePath();
    private final Path pictures = target.resolve("screenshots");
    private BuiltMesh mesh;
    private Chromium chromium;
    private Person clara;
    private Person tessa;
    private Person rosa;
    private Person mia;

    @BeforeAll
    void start() {
        mesh = BuiltMesh.up(root, target.resolve("journey"));
        chromium = new Chromium();
        clara = new Person(chromium.browser(), mesh.portal());
        tessa = new Person(chromium.browser(), mesh.portal());
        rosa = new Person(chromium.browser(), mesh.portal());
        mia = new Person(chromium.browser(), mesh.portal());
    }

    @AfterAll
    void stop() {
        if (chromium != null) {
            chromium.close();
        }
        if (mesh != null) {
            mesh.close();
            assertThat(mesh.processesLeft())
                    .as("processes left after ./mesh down")
                    .isEmpty();
        }
    }

    @Test
    void a_consumer_finds_requests_reads_and_loses_a_product() throws Exception {
        givenATeamThatReadsSomethingElse();
        var credentials = Api.as(mesh, "clara").agreements().issueCredentials(TEAM);
        claraFindsFxRates();
        bothRefuse(consumer(credentials.clientSecret(), credentials.databaseUser(), credentials.databasePassword()));
        claraRequestsItAndHasItAtOnce();
        var consumer = claraIsToldHowToConnect();
        bothHoldWhatTheBankPublished(consumer);
        nobodyDecidesOnARequestOfTheirOwn();
        claraRequestsConfidentialFieldsMasked();
        rosaApproves("masked is enough for counting");
        claraReads(TRANSACTIONS + ".masked", "transaction_history_v1_masked");
        claraAsksForThemInClear();
        herManagerDecidesFirst();
        rosaApproves("agreed with data protection");
        claraReads(TRANSACTIONS, "transaction_history_v1");
        whatIsAgreedIsProved();
        everybodySeesWhatIsTheirs();
        picturesOfEveryPage();
        tessaRevokesAndBothRefuse(consumer);
        clara.expectNoComplaints();
        tessa.expectNoComplaints();
        rosa.expectNoComplaints();
        mia.expectNoComplaints();
        claraSignsInAgainWhereHerSessionEnded();
        claraSignsOutOfPortalAndKeycloak();
    }

    /** So that the team has clients of its own, and what refuses fx-rates is the missing agreement alone. */
    private void givenATeamThatReadsSomethingElse() {
        var requested = Api.as(mesh, "clara")
                .agreements()
                .request(new AccessRequest(
                        List.of(new RequestedPort(MARKET_DATA, null, null)),
                        TEAM,
                        "Share prices for the monthly letter to customers",
                        null,
                        30));
        within(
                GRANTED_WITHIN,
                "access to market-data is active",
                () -> Api.as(mesh, "clara")
                        .agreements()
                        .agreement(requested.getFirst().id())
                        .state()
                        .equals("active"));
    }

    private void claraFindsFxRates() {
        clara.signIn("clara");
        clara.page().getByLabel("Search data products").fill("fx rates");
        assertThat(clara.page()).hasURL(mesh.portal() + "/?q=fx%20rates");
        var card = clara.page()
                .locator(
                        "article",
                        new Page.LocatorOptions().setHas(clara.page().locator("a[href='products/treasury.fx-rates']")));
        assertThat(card).containsText("Public");
        clara.expectAccessible();
        card.getByRole(AriaRole.LINK).click();
        assertThat(clara.page()).hasURL(mesh.portal() + "/products/treasury.fx-rates");
        for (var section : List.of("Fields", "Promises", "Sample", "Connect", "Contract", "Overview")) {
            clara.link(section).click();
            assertThat(clara.link(section)).hasAttribute("aria-current", "page");
            clara.expectAccessible();
        }
        clara.link("Sample").click();
        clara.heading("Rows are for those with access").waitFor();
    }

    private void claraRequestsItAndHasItAtOnce() {
        clara.button("Request access").first().click();
        assertThat(clara.dialog()).containsText("Granted at once");
        clara.dialog().getByLabel("Purpose").fill("Balances in euro for the monthly letter to customers");
        clara.expectAccessible();
        clara.screenshots(pictures, "request");
        clara.dialogButton("Send request").click();
        assertThat(clara.page().getByText("You have access")).isVisible(within(GRANTED_WITHIN));
        clara.open("requests");
        assertThat(agreement(clara, FX_RATES)).containsText("Active");
        clara.expectAccessible();
    }

    private void nobodyDecidesOnARequestOfTheirOwn() {
        var own = Api.as(mesh, "rosa")
                .agreements()
                .request(new AccessRequest(
                        List.of(new RequestedPort(
                                "retail-banking.customer-360.v1", List.of("customer_id", "country"), null)),
                        "rosa",
                        "To look into a complaint",
                        null,
                        30))
                .getFirst();
        assertThat(own.decidable()).isFalse();
        assertThatThrownBy(() -> Api.as(mesh, "rosa").agreements().approve(own.id(), new Decision("")))
                .isInstanceOf(HttpClientErrorException.class)
                .hasMessageContaining("OWN_REQUEST");
        rosa.signIn("rosa");
        rosa.open("approvals");
        assertThat(agreement(rosa, "customer-360")).containsText("somebody else of owners of retail-banking");
        assertThat(rosa.button("Approve")).hasCount(0);
    }

    private void claraRequestsConfidentialFieldsMasked() {
        clara.open("products/retail-banking.transaction-history");
        clara.button("Request access").first().click();
        clara.dialog().getByLabel("Purpose").fill("How customers pay, by channel");
        clara.dialog().getByLabel("Some fields").click();
        assertThat(clara.dialog()).containsText("Choose at least one field");
        SHOWN_MASKED.forEach(field -> clara.dialog().getByLabel(field).click());
        assertThat(clara.dialog()).containsText("owners of retail-banking");
        assertThat(clara.dialog()).containsText(TRANSACTIONS + ".masked");
        clara.expectAccessible();
        clara.screenshots(pictures, "request-fields");
        clara.dialogButton("Send request").click();
        clara.link("See my requests").click();
        assertThat(agreement(clara, TRANSACTIONS)).containsText("Waiting for a decision");
        clara.expectAccessible();
    }

    private void rosaApproves(String note) {
        assertThat(agreement(rosa, TRANSACTIONS)).containsText("How customers pay");
        assertThat(agreement(rosa, TRANSACTIONS)).containsText("reads nothing else that you can see");
        rosa.expectAccessible();
        rosa.screenshots(pictures, "approvals");
        inCard(rosa, TRANSACTIONS, "Approve").click();
        rosa.dialog().getByLabel("Note").fill(note);
        rosa.expectAccessible();
        rosa.dialogButton("Approve").click();
    }

    /** From the page that was open all the time: it shows the decision by itself. */
    private void claraReads(String topic, String view) {
        var card = agreement(clara, TRANSACTIONS);
        assertThat(card.getByText(topic, new Locator.GetByTextOptions().setExact(true))
                        .last())
                .isVisible(within(GRANTED_WITHIN));
        assertThat(card.locator(".pill", new Locator.LocatorOptions().setHasText("Active")))
                .isVisible(within(GRANTED_WITHIN));
        var connection = Api.as(mesh, "clara").products().connection(TRANSACTIONS, TEAM);
        assertThat(connection.topic()).isEqualTo(topic);
        assertThat(connection.view()).endsWith(view);
    }

    private void claraAsksForThemInClear() {
        inCard(clara, TRANSACTIONS, "Change or renew").click();
        clara.dialog().getByLabel("All 14 fields").click();
        clara.dialog().getByLabel("In clear").click();
        assertThat(clara.dialog()).containsText("managers of customer-insight");
        clara.dialog()
                .locator("vaadin-select", new Locator.LocatorOptions().setHasText("Legal basis"))
                .click();
        clara.page()
                .getByRole(AriaRole.OPTION, new Page.GetByRoleOptions().setName("Contract with the person"))
                .click();
        clara.dialog().getByLabel("Note").fill("To answer questions about single payments");
        clara.expectAccessible();
        clara.screenshots(pictures, "amend");
        clara.dialogButton("Ask for it").click();
        assertThat(agreement(clara, TRANSACTIONS)).containsText("until then this agreement goes on");
        assertThat(agreement(clara, TRANSACTIONS)).containsText("Active");
    }

    private void herManagerDecidesFirst() {
        assertThat(agreement(rosa, TRANSACTIONS)).containsText("This waits for managers of customer-insight");
        mia.signIn("mia");
        mia.link("Approvals").click();
        mia.expectAccessible();
        mia.screenshots(pictures, "approvals-manager");
        inCard(mia, TRANSACTIONS, "Approve").click();
        mia.dialogButton("Approve").click();
        mia.heading("Nothing waits for you").waitFor();
    }

    private void whatIsAgreedIsProved() {
        within(
                GRANTED_WITHIN,
                "a proof of the change holds",
                () -> Api.as(mesh, "clara").receipts().receipts(agreementId(clara, TRANSACTIONS)).stream()
                        .anyMatch(receipt -> receipt.occasion().equals("changed") && receipt.holds()));
        agreement(clara, TRANSACTIONS)
                .getByText("Proof", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(agreement(clara, TRANSACTIONS)).containsText("As agreed");
        clara.expectAccessible();
        clara.screenshots(pictures, "proof");
    }

    private void everybodySeesWhatIsTheirs() {
        rosa.button("Let somebody decide for me").click();
        rosa.dialog().getByLabel("User name").fill("tessa");
        rosa.expectAccessible();
        rosa.screenshots(pictures, "delegate");
        rosa.dialogButton("Cancel").click();
        var paul = new Person(chromium.browser(), mesh.portal());
        paul.signIn("paul");
        paul.link("Drift").click();
        paul.heading("Everything is as agreed").waitFor();
        paul.screenshots(pictures, "drift");
        paul.expectNoComplaints();
        paul.close();
        tessa.signIn("tessa");
        tessa.link("Approvals").click();
        assertThat(agreement(tessa, FX_RATES)).containsText("Balances in euro");
    }

    /** From the page that was open all the time: it shows the decision by itself. */
    private Consumer claraIsToldHowToConnect() {
        inCard(clara, FX_RATES, "How to connect").click();
        clara.button("Issue new credentials").click();
        clara.dialogButton("Issue new credentials").click();
        clara.heading("Credentials of " + TEAM).waitFor();
        clara.expectAccessible();
        var consumer = consumer(shown("Client secret"), shown("Database user"), shown("Database password"));
        clara.button("I have copied them").click();
        clara.link("Sample").click();
        assertThat(clara.page().getByRole(AriaRole.TABLE)).containsText("EUR");
        clara.expectAccessible();
        return consumer;
    }

    private void bothHoldWhatTheBankPublished(Consumer consumer) throws SQLException {
        var published = EcbFile.rates(root);
        assertThat(published).containsAll(KNOWN);
        try (var database = consumer.database()) {
            var bySql = Consumer.ratesBySql(database);
            assertThat(bySql).containsAll(KNOWN);
            assertThat(bySql.equals(published))
                    .as("view and file hold the same rates (%d and %d)", bySql.size(), published.size())
                    .isTrue();
        }
        try (var kafka = consumer.kafka()) {
            var byKafka = RatesTopic.read(kafka, schema());
            assertThat(byKafka).containsAll(KNOWN);
            assertThat(byKafka.equals(published))
                    .as("topic and file hold the same rates (%d and %d)", byKafka.size(), published.size())
                    .isTrue();
        }
    }

    private void bothRefuse(Consumer consumer) throws SQLException {
        try (var kafka = consumer.kafka()) {
            assertThatThrownBy(() -> RatesTopic.read(kafka, schema())).isInstanceOf(AuthorizationException.class);
        }
        try (var database = consumer.database()) {
            assertThatThrownBy(() -> Consumer.ratesBySql(database))
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            refused -> assertThat(refused.getSQLState()).isEqualTo("42501"));
        }
    }

    /** Both clients are reading when it happens. */
    private void tessaRevokesAndBothRefuse(Consumer consumer) throws SQLException {
        try (var kafka = consumer.kafka();
                var database = consumer.database()) {
            Consumer.ratesBySql(database);
            RatesTopic.read(kafka, schema());
            inCard(tessa, FX_RATES, "Revoke").click();
            tessa.dialogButton("Revoke").click();
            tessa.page().getByText("Revoked.").waitFor();
            var revoked = System.nanoTime();
            within(
                    REVOKED_WITHIN,
                    "Kafka refuses a running reader",
                    () -> refuses(() -> kafka.poll(Duration.ofMillis(100))));
            within(
                    REVOKED_WITHIN,
                    "the database refuses an open session",
                    () -> refuses(() -> Consumer.ratesBySql(database)));
            assertThat(Duration.ofNanos(System.nanoTime() - revoked))
                    .as("both refuse")
                    .isLessThan(REVOKED_WITHIN);
        }
        bothRefuse(consumer);
        clara.open("requests");
        assertThat(agreement(clara, FX_RATES)).containsText("Revoked");
        clara.expectAccessible();
    }

    private void picturesOfEveryPage() {
        clara.open("");
        clara.screenshots(pictures, "marketplace");
        for (var section : List.of("", "/fields", "/promises", "/sample", "/connect", "/contract")) {
            clara.open("products/treasury.fx-rates" + section);
            clara.screenshots(pictures, "product" + section.replace('/', '-'));
        }
        clara.open("products/treasury.liquidity");
        clara.expectAccessible();
        clara.screenshots(pictures, "no-such-product");
        clara.open("requests");
        clara.screenshots(pictures, "requests");
    }

    /** The portal forgets her; Keycloak does not, so she comes back without a password, to the page she was on. */
    private void claraSignsInAgainWhereHerSessionEnded() {
        clara.forgetPortalSession();
        clara.link("Marketplace").click();
        clara.page().getByText("Your session has ended").click();
        assertThat(clara.heading("My requests")).isVisible();
    }

    private void claraSignsOutOfPortalAndKeycloak() {
        clara.page().locator("vaadin-menu-bar-button").first().click();
        clara.page()
                .getByRole(AriaRole.MENUITEM, new Page.GetByRoleOptions().setName("Sign out"))
                .click();
        clara.page().locator("#username").waitFor();
        clara.page().navigate(mesh.portal());
        assertThat(clara.page().locator("#username")).isVisible();
    }

    private static boolean refuses(Callable<?> read) throws Exception {
        try {
            read.call();
            return false;
        } catch (AuthorizationException | SQLException refused) {
            return true;
        }
    }

    private Consumer consumer(String clientSecret, String databaseUser, String databasePassword) {
        var connection = Api.as(mesh, "clara").products().connection(FX_RATES, TEAM);
        var snippet = connection.snippets().stream()
                .filter(one -> one.title().equals("client.properties"))
                .findFirst()
                .orElseThrow();
        return Consumer.of(snippet.text(), connection.jdbcUrl(), clientSecret, databaseUser, databasePassword);
    }

    private Schema schema() {
        var port = Api.as(mesh, "clara")
                .products()
                .product("treasury.fx-rates")
                .ports()
                .getFirst();
        return new Schema.Parser().parse(port.avroSchema());
    }

    /** The value beside a label in the dialog that shows credentials once. */
    private String shown(String label) {
        return clara.dialog()
                .locator("dl > div", new Locator.LocatorOptions().setHasText(label))
                .locator("dd .code")
                .innerText();
    }

    private static Locator agreement(Person person, String port) {
        return person.page()
                .locator("article.agreement", new Page.LocatorOptions().setHasText(port))
                .first();
    }

    private static String agreementId(Person person, String port) {
        return agreement(person, port).getAttribute("data-agreement");
    }

    private static Locator inCard(Person person, String port, String button) {
        return agreement(person, port)
                .getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(button).setExact(true));
    }

    private static IsVisibleOptions within(Duration time) {
        return new IsVisibleOptions().setTimeout(time.toMillis());
    }

    private static void within(Duration time, String what, Callable<Boolean> holds) {
        var deadline = System.nanoTime() + time.toNanos();
        try {
            while (!holds.call()) {
                assertThat(System.nanoTime()).as("%s within %s", what, time).isLessThan(deadline);
                Thread.sleep(100);
            }
        } catch (RuntimeException | Error failed) {
            throw failed;
        } catch (Exception failed) {
            throw new AssertionError(what, failed);
        }
    }

    private static Rate rate(String day, String currency, String rate) {
        return new Rate(LocalDate.parse(day), currency, new BigDecimal(rate));
    }
}
