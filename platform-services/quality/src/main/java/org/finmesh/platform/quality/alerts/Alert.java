package org.finmesh.platform.quality.alerts;

import java.util.UUID;

/**
 * Something to be told to somebody.
 *
 * @param id the same in each attempt: who gets it twice knows it by that
 * @param happening {@code opened}, {@code recovered} or {@code resolved}
 * @param recipient an address; of the webhook, its name
 * @param body JSON, see docs/quality.md
 * @param attempts that failed
 */
record Alert(UUID id, String happening, Channel channel, String recipient, String body, int attempts) {

    enum Channel {
        WEBHOOK,
        EMAIL;

        String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }
}
