package org.finmesh.platform.access;

/** New secrets of a consumer, in clear: on their way to who asked, and kept nowhere. */
public record ConsumerCredentials(
        ConsumerId consumer, String clientId, String clientSecret, String databaseUser, String databasePassword) {

    @Override
    public String toString() {
        return "ConsumerCredentials[%s]".formatted(consumer);
    }
}
