package org.finmesh.platform.processing.stream;

import java.nio.ByteBuffer;
import org.apache.kafka.streams.state.KeyValueStore;
import org.finmesh.platform.processing.KeyedState;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.StoredRecords;
import org.finmesh.platform.processing.record.Unreadable;
import org.jspecify.annotations.Nullable;

/**
 * What a fold remembers, by key: eight bytes of when the latest record of the key happened, then the type's name and JSON.
 *
 * <p>Whether a state is forgotten is decided by its own key's event times alone, so that it does not depend on what else came
 * when. What nobody asks for any more is taken out of the store in passing: some keys are visited after each so many records,
 * more than can have been added, and those are deleted that have had no record for twice as long as the state is kept, by
 * the latest event time seen.
 */
final class States<S> {

    private static final int SWEEP_EVERY = 1_024;
    private static final int SWEEP_KEYS = 2 * SWEEP_EVERY;

    private final String name;
    private final KeyValueStore<byte[], byte[]> store;
    private final StoredRecords<S> records;
    private final long idleUs;
    private long latestUs = Long.MIN_VALUE;
    private int sinceSweep;
    private byte @Nullable [] sweptTo;

    States(String name, KeyValueStore<byte[], byte[]> store, KeyedState<S> state) {
        this.name = name;
        this.store = store;
        this.records = StoredRecords.of(state.type());
        var idle = state.idle();
        this.idleUs = idle == null ? Long.MAX_VALUE : idle.toNanos() / 1_000;
    }

    /** @param eventTimeUs of the record that asks */
    @Nullable
    S get(byte[] key, long eventTimeUs) {
        var stored = store.get(key);
        return stored == null || eventTimeUs - lastUs(stored) > idleUs ? null : read(stored);
    }

    /**
     * @param state null to forget it
     * @throws Unreadable when a component is null that is not {@code @Nullable}
     */
    void put(byte[] key, @Nullable S state, long eventTimeUs) throws Unreadable {
        if (state == null) {
            store.delete(key);
        } else {
            var before = store.get(key);
            var lastUs = before == null ? eventTimeUs : Math.max(eventTimeUs, lastUs(before));
            store.put(key, write(state, lastUs));
        }
        sweep(eventTimeUs);
    }

    private byte[] write(S state, long lastUs) throws Unreadable {
        var json = records.write(state);
        return Frame.of(out -> {
            out.writeLong(lastUs);
            Frame.write(out, records.nameOf(state));
            out.write(json);
        });
    }

    private S read(byte[] stored) {
        var buffer = ByteBuffer.wrap(stored, Long.BYTES, stored.length - Long.BYTES);
        var typeName = new byte[buffer.getInt()];
        buffer.get(typeName);
        var json = new byte[buffer.remaining()];
        buffer.get(json);
        try {
            return records.read(new String(typeName, java.nio.charset.StandardCharsets.UTF_8), json);
        } catch (Unreadable changed) {
            throw new Operator.Broken(new ProcessingException(
                    ProcessingError.INCOMPATIBLE_STATE,
                    "what operator '%s' remembers cannot be read as its state's type: %s"
                            .formatted(name, changed.breach().reason()),
                    changed));
        }
    }

    private static long lastUs(byte[] stored) {
        return ByteBuffer.wrap(stored).getLong();
    }

    /** An event that claims to be of the future makes nobody forget. */
    private void sweep(long eventTimeUs) {
        latestUs = Math.max(latestUs, Math.min(eventTimeUs, EventTime.micros(java.time.Instant.now())));
        if (idleUs == Long.MAX_VALUE || ++sinceSweep < SWEEP_EVERY) {
            return;
        }
        sinceSweep = 0;
        try (var keys = store.range(sweptTo, null)) {
            for (var visited = 0; visited < SWEEP_KEYS && keys.hasNext(); visited++) {
                var next = keys.next();
                sweptTo = next.key;
                if (latestUs - lastUs(next.value) > 2 * idleUs) {
                    store.delete(next.key);
                }
            }
            if (!keys.hasNext()) {
                sweptTo = null;
            }
        }
    }
}
