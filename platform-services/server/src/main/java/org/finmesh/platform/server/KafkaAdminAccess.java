package org.finmesh.platform.server;

import java.util.Map;

/**
 * How the server's own Kafka clients log in at the listener ADMIN.
 *
 * @param clientConfig of any Kafka client; holds a password, so it is never logged
 */
public record KafkaAdminAccess(Map<String, Object> clientConfig) {

    public KafkaAdminAccess {
        clientConfig = Map.copyOf(clientConfig);
    }

    static String scramLogin(String user, String password) {
        return "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
                .formatted(quoted(user), quoted(password));
    }

    private static String quoted(String text) {
        return text.replace("\\", "\\\\").replace("\"", "\\\"");
    }

    @Override
    public String toString() {
        return "KafkaAdminAccess[…]";
    }
}
