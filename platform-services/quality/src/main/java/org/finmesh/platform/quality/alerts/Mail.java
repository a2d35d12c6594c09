package org.finmesh.platform.quality.alerts;

import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Sends an alert by e-mail. */
@Component
class Mail {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String PATIENCE_MS = "5000";

    private final AlertSettings settings;

    Mail(AlertSettings settings) {
        this.settings = settings;
    }

    /** @throws org.springframework.mail.MailException when the server does not take it */
    void send(Alert alert) {
        var incident = JSON.readTree(alert.body());
        var message = new SimpleMailMessage();
        message.setFrom(settings.smtpFrom());
        message.setTo(alert.recipient());
        message.setSubject("[Finmesh] %s: %s on %s"
                .formatted(
                        alert.happening(),
                        incident.path("kind").asString(),
                        incident.path("port").asString()));
        message.setText(text(incident) + "\n\nAlert " + alert.id());
        sender().send(message);
    }

    private static String text(JsonNode incident) {
        var text = new StringBuilder();
        incident.properties().forEach(entry -> {
            if (!entry.getValue().isNull()) {
                text.append(entry.getKey())
                        .append(": ")
                        .append(entry.getValue().isString() ? entry.getValue().stringValue() : entry.getValue())
                        .append('\n');
            }
        });
        return text.toString();
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost(settings.smtpHost());
        sender.setPort(settings.smtpPort());
        var properties = sender.getJavaMailProperties();
        properties.put("mail.smtp.connectiontimeout", PATIENCE_MS);
        properties.put("mail.smtp.timeout", PATIENCE_MS);
        properties.put("mail.smtp.writetimeout", PATIENCE_MS);
        properties.put("mail.smtp.starttls.required", Boolean.toString(settings.smtpStarttls()));
        properties.put("mail.smtp.starttls.enable", Boolean.toString(settings.smtpStarttls()));
        properties.put("mail.smtp.ssl.checkserveridentity", "true");
        if (AlertSettings.isSet(settings.smtpUser())) {
            sender.setUsername(settings.smtpUser());
            sender.setPassword(settings.smtpPassword());
            properties.put("mail.smtp.auth", "true");
        }
        return sender;
    }
}
