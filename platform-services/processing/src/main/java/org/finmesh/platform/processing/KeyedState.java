package org.finmesh.platform.processing;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * What a product remembers for each key between records: of one record type, kept in a local store that Kafka restores.
 * A product whose state's type changes in a way that what is stored cannot be read as is refused at its start, with what to
 * do.
 *
 * @param type a record, or a sealed interface of records; components as {@link ProductStreams#source} lists them
 * @param idle a record whose event time is more than so long after the latest of its key finds the state forgotten; null:
 *     never. One that comes later than that itself may find it gone, too: what nobody asks for is removed
 */
public record KeyedState<S>(Class<S> type, @Nullable Duration idle) {

    public KeyedState {
        if (idle != null && !idle.isPositive()) {
            throw new IllegalArgumentException("a state is forgotten after a time greater than zero, not " + idle);
        }
    }

    /** Remembered for good: only where the number of keys is bounded by nature, as positions are. */
    public static <S> KeyedState<S> of(Class<S> type) {
        return new KeyedState<>(type, null);
    }

    public KeyedState<S> forgottenAfter(Duration withoutRecord) {
        return new KeyedState<>(type, withoutRecord);
    }
}
