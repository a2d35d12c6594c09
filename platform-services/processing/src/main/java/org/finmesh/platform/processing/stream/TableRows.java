package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.kafka.streams.processor.StateStore;
import org.apache.kafka.streams.processor.StateStoreContext;
import org.apache.kafka.streams.state.StoreBuilder;
import org.finmesh.platform.processing.Lookup;
import org.jspecify.annotations.Nullable;

/**
 * A table's rows in memory, decoded once, when they come. Kafka Streams fills it from the topic's start before the product's
 * first record, and keeps it up to date on a thread of its own.
 *
 * @param <V> the rows' type
 */
final class TableRows<V> implements StateStore, Lookup<V> {

    private final String name;
    private final Map<String, V> rows = new ConcurrentHashMap<>();
    private boolean open;

    private TableRows(String name) {
        this.name = name;
    }

    @Override
    public @Nullable V get(String key) {
        return rows.get(key);
    }

    /** @param row null where it is deleted */
    void put(byte[] key, @Nullable V row) {
        var text = new String(key, StandardCharsets.UTF_8);
        if (row == null) {
            rows.remove(text);
        } else {
            rows.put(text, row);
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public void init(StateStoreContext context, StateStore root) {
        open = true;
        context.register(root, (key, value) -> {
            throw new IllegalStateException("rows are restored through the table's processor");
        });
    }

    @Override
    public void flush() {}

    @Override
    public void close() {
        open = false;
        rows.clear();
    }

    @Override
    public boolean persistent() {
        return false;
    }

    @Override
    public boolean isOpen() {
        return open;
    }

    static <V> StoreBuilder<TableRows<V>> builder(String name) {
        return new StoreBuilder<>() {

            @Override
            public StoreBuilder<TableRows<V>> withCachingEnabled() {
                return this;
            }

            @Override
            public StoreBuilder<TableRows<V>> withCachingDisabled() {
                return this;
            }

            @Override
            public StoreBuilder<TableRows<V>> withLoggingEnabled(Map<String, String> config) {
                return this;
            }

            @Override
            public StoreBuilder<TableRows<V>> withLoggingDisabled() {
                return this;
            }

            @Override
            public TableRows<V> build() {
                return new TableRows<>(name);
            }

            @Override
            public Map<String, String> logConfig() {
                return new HashMap<>();
            }

            @Override
            public boolean loggingEnabled() {
                return false;
            }

            @Override
            public String name() {
                return name;
            }
        };
    }
}
