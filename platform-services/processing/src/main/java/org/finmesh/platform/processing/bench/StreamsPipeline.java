package org.finmesh.platform.processing.bench;

import java.util.Map;
import java.util.Properties;
import org.apache.kafka.streams.KafkaStreams;
import org.apache.kafka.streams.StreamsConfig;
import org.apache.kafka.streams.Topology;
import org.apache.kafka.streams.errors.StreamsUncaughtExceptionHandler.StreamThreadExceptionResponse;
import org.jspecify.annotations.Nullable;

/** A topology in Kafka Streams. */
final class StreamsPipeline implements Pipeline {

    private final String application;
    private final KafkaStreams streams;
    private volatile @Nullable Throwable failure;

    /** @param config all but the application id */
    StreamsPipeline(String application, Topology topology, Map<String, Object> config) {
        this.application = application;
        var properties = new Properties();
        properties.putAll(config);
        properties.put(StreamsConfig.APPLICATION_ID_CONFIG, application);
        this.streams = new KafkaStreams(topology, properties);
        streams.setUncaughtExceptionHandler(wrong -> {
            failure = wrong;
            return StreamThreadExceptionResponse.SHUTDOWN_CLIENT;
        });
    }

    @Override
    public String group() {
        return application;
    }

    @Override
    public void start() {
        streams.start();
    }

    @Override
    public boolean publishes(int number) {
        return !GeneratedBookings.isBroken(number);
    }

    @Override
    public @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void close() {
        streams.close();
    }
}
