package org.finmesh.platform.quality.alerts;

import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Where alerts go; nowhere unless it is said. No {@code toString} with secrets.
 *
 * @param webhookUrl FINMESH_ALERT_WEBHOOK_URL
 * @param webhookSecret the secret file {@code alert-webhook-secret}; signs what is sent
 * @param smtpHost FINMESH_SMTP_HOST
 * @param smtpPort FINMESH_SMTP_PORT, 587
 * @param smtpUser FINMESH_SMTP_USER; signs in where it is set
 * @param smtpPassword the secret file {@code smtp-password}
 * @param smtpStarttls FINMESH_SMTP_STARTTLS, true: not a word without encryption
 * @param smtpFrom FINMESH_SMTP_FROM
 */
@ConfigurationProperties("finmesh.alerts")
record AlertSettings(
        @Nullable URI webhookUrl,
        @Nullable String webhookSecret,
        @Nullable String smtpHost,
        @DefaultValue("587") int smtpPort,
        @Nullable String smtpUser,
        @Nullable String smtpPassword,
        @DefaultValue("true") boolean smtpStarttls,
        @DefaultValue("finmesh@localhost") String smtpFrom) {

    boolean hasWebhook() {
        return webhookUrl != null && !webhookUrl.toString().isBlank() && isSet(webhookSecret);
    }

    boolean hasMail() {
        return isSet(smtpHost);
    }

    static boolean isSet(@Nullable String text) {
        return text != null && !text.isBlank();
    }

    @Override
    public String toString() {
        return "AlertSettings[webhook=%s, mail=%s]".formatted(hasWebhook(), hasMail());
    }
}
