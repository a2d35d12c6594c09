package org.finmesh.platform.quality.alerts;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import com.sun.net.httpserver.HttpServer;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Incident;
import org.finmesh.platform.quality.IncidentClosed;
import org.finmesh.platform.quality.IncidentOpened;
import org.finmesh.platform.quality.QualityDatabase;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AlertsTest {

    private static final String SECRET = "of a test";

    private record Received(String id, String signature, String body) {}

    private static QualityDatabase database;

    private final List<Received> posted = new CopyOnWriteArrayList<>();
    private final AtomicInteger status = new AtomicInteger(204);
    private final GreenMail mailServer = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    private HttpServer web;
    private Outbox outbox;

    @BeforeAll
    static void startDatabase() {
        database = new QualityDatabase();
    }

    @AfterAll
    static void stopDatabase() {
        database.close();
    }

    @BeforeEach
    void start() throws Exception {
        database.empty();
        outbox = new Outbox(database.jdbc());
        mailServer.start();
        web = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        web.createContext("/hook", exchange -> {
            var body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            posted.add(new Received(
                    exchange.getRequestHeaders().getFirst(Webhook.ID),
                    exchange.getRequestHeaders().getFirst(Webhook.SIGNATURE),
                    body));
            exchange.sendResponseHeaders(status.get(), -1);
            exchange.close();
        });
        web.start();
    }

    @AfterEach
    void stop() {
        web.stop(0);
        mailServer.stop();
    }

    @Test
    void an_incident_is_told_by_webhook_signed_and_by_mail_to_owner_and_consumers_once() throws Exception {
        var alerts = alerts(true, true);
        var incident = incident(null);
        alerts.on(new IncidentOpened(incident));
        alerts.on(new IncidentOpened(incident));

        alerts.send();
        alerts.send();

        assertThat(posted).singleElement().satisfies(received -> {
            assertThat(received.body())
                    .contains("\"happening\":\"opened\"", "\"field\":\"direction\"", "\"affected\":[\"risk-lab\"]");
            assertThat(received.signature()).isEqualTo("sha256=" + hmac(received.body()));
        });
        assertThat(mailServer.getReceivedMessages())
                .extracting(message -> message.getAllRecipients()[0].toString())
                .containsExactlyInAnyOrder("owner@finmesh.example", "risk-lab@finmesh.example");
        assertThat(GreenMailUtil.getBody(mailServer.getReceivedMessages()[0])).contains("topic/0/17");
    }

    @Test
    void what_the_webhook_refuses_is_sent_again_later_with_the_same_id() throws Exception {
        var alerts = alerts(true, false);
        alerts.on(new IncidentOpened(incident(null)));
        status.set(503);
        alerts.send();
        assertThat(outbox.due(Instant.now())).isEmpty();
        assertThat(database.jdbc()
                        .sql("SELECT failure FROM quality.alert")
                        .query(String.class)
                        .single())
                .isEqualTo("the webhook answered 503");

        status.set(200);
        database.jdbc()
                .sql("UPDATE quality.alert SET due_at = now() - interval '1 second'")
                .update();
        alerts.send();

        assertThat(posted).hasSize(2);
        assertThat(posted.get(0).id()).isEqualTo(posted.get(1).id());
        assertThat(outbox.due(Instant.now().plusSeconds(86_400))).isEmpty();
    }

    @Test
    void a_mail_server_that_is_away_keeps_nothing_else_from_being_sent() throws Exception {
        var alerts = alerts(true, true);
        mailServer.stop();
        alerts.on(new IncidentOpened(incident(null)));

        alerts.send();

        assertThat(posted).hasSize(1);
        assertThat(outbox.due(Instant.now().plusSeconds(86_400))).hasSize(2);
    }

    @Test
    void recovery_is_told_and_where_nothing_is_configured_nothing_waits() throws Exception {
        var alerts = alerts(true, false);
        alerts.on(new IncidentClosed(incident(Instant.now())));
        alerts.send();
        assertThat(posted)
                .singleElement()
                .satisfies(received -> assertThat(received.body()).contains("recovered"));

        alerts(false, false).on(new IncidentOpened(incident(null)));
        assertThat(outbox.due(Instant.now().plusSeconds(86_400))).isEmpty();
    }

    private Alerts alerts(boolean webhook, boolean mail) {
        var settings = new AlertSettings(
                webhook
                        ? URI.create("http://127.0.0.1:%d/hook"
                                .formatted(web.getAddress().getPort()))
                        : null,
                SECRET,
                mail ? "127.0.0.1" : null,
                mail ? mailServer.getSmtp().getPort() : 0,
                null,
                null,
                false,
                "finmesh@finmesh.example");
        return new Alerts(
                settings,
                _ -> List.of("owner@finmesh.example", "risk-lab@finmesh.example"),
                outbox,
                new Webhook(settings),
                new Mail(settings));
    }

    private static Incident incident(@Nullable Instant closedAt) {
        var incident = new Incident(
                UUID.randomUUID(),
                Incident.Kind.RULE_BROKEN,
                "direction-invalidValues",
                PortId.parse("retail-banking.transaction-history.v1"),
                null,
                "3 rows, mustBe 0",
                "error",
                "direction",
                "topic/0/17",
                List.of("risk-lab"),
                Instant.now().minusSeconds(60),
                null,
                closedAt,
                null);
        database.jdbc()
                .sql("""
                        INSERT INTO quality.incident (id, kind, subject, port, summary, opened_at)
                        VALUES (?, 'rule-broken', ?, ?, 'why', now())""")
                .params(incident.id(), incident.id().toString(), incident.port().toString())
                .update();
        return incident;
    }

    private static String hmac(String body) throws Exception {
        var mac = Mac.getInstance("HmacSHA256");
        mac.init(new SecretKeySpec(SECRET.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
        return HexFormat.of().formatHex(mac.doFinal(body.getBytes(StandardCharsets.UTF_8)));
    }
}
