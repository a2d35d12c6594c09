package org.finmesh.platform.quality.alerts;

import java.io.IOException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.quality.AlertRecipients;
import org.finmesh.platform.quality.Incident;
import org.finmesh.platform.quality.IncidentClosed;
import org.finmesh.platform.quality.IncidentOpened;
import org.finmesh.platform.quality.alerts.Alert.Channel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.mail.MailException;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Tells whom an incident concerns that it is opened, and that it is over.
 *
 * @see <a href="../../../../../../../../../../docs/decisions/0040-alerts-go-through-an-outbox.md">decision 0040</a>
 */
@Component
class Alerts {

    private static final Logger LOG = LoggerFactory.getLogger(Alerts.class);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private final AlertSettings settings;
    private final AlertRecipients recipients;
    private final Outbox outbox;
    private final Webhook webhook;
    private final Mail mail;

    Alerts(AlertSettings settings, AlertRecipients recipients, Outbox outbox, Webhook webhook, Mail mail) {
        this.settings = settings;
        this.recipients = recipients;
        this.outbox = outbox;
        this.webhook = webhook;
        this.mail = mail;
        if (!settings.hasWebhook()) {
            LOG.info("no alerts by webhook: FINMESH_ALERT_WEBHOOK_URL or the secret alert-webhook-secret is not set");
        }
        if (!settings.hasMail()) {
            LOG.info("no alerts by e-mail: FINMESH_SMTP_HOST is not set");
        }
    }

    @EventListener
    void on(IncidentOpened opened) {
        put(opened.incident(), "opened");
    }

    @EventListener
    void on(IncidentClosed closed) {
        var incident = closed.incident();
        put(incident, incident.resolvedBy() == null ? "recovered" : "resolved");
    }

    private void put(Incident incident, String happening) {
        var body = JSON.writeValueAsString(body(incident, happening));
        var now = Instant.now();
        if (settings.hasWebhook()) {
            outbox.put(incident.id(), alert(happening, Channel.WEBHOOK, "webhook", body), now);
        }
        if (settings.hasMail()) {
            recipients
                    .addresses(incident)
                    .forEach(address -> outbox.put(incident.id(), alert(happening, Channel.EMAIL, address, body), now));
        }
    }

    private static Alert alert(String happening, Channel channel, String recipient, String body) {
        return new Alert(UUID.randomUUID(), happening, channel, recipient, body, 0);
    }

    private static LinkedHashMap<String, Object> body(Incident incident, String happening) {
        var body = new LinkedHashMap<String, Object>();
        body.put("happening", happening);
        body.put("incident", incident.id().toString());
        body.put("kind", incident.kind().label());
        body.put("severity", incident.severity());
        body.put("port", incident.port().toString());
        body.put("field", incident.field());
        body.put("summary", incident.summary());
        body.put("firstFailure", incident.firstFailure());
        body.put("affected", incident.affected());
        body.put("openedAt", incident.openedAt().toString());
        body.put(
                "closedAt",
                incident.closedAt() == null ? null : incident.closedAt().toString());
        return body;
    }

    /** What is cut off while it is sent is sent again: at least once, with the same id. */
    @Scheduled(fixedDelay = 1, timeUnit = TimeUnit.SECONDS)
    void send() throws InterruptedException {
        for (var alert : outbox.due(Instant.now())) {
            try {
                switch (alert.channel()) {
                    case WEBHOOK -> webhook.send(alert);
                    case EMAIL -> mail.send(alert);
                }
                outbox.sent(alert, Instant.now());
            } catch (IOException | MailException refused) {
                LOG.warn(
                        "alert {} is not taken, attempt {}: {}",
                        alert.id(),
                        alert.attempts() + 1,
                        refused.getMessage());
                outbox.failed(alert, String.valueOf(refused.getMessage()), Instant.now());
            }
        }
    }
}
