package org.finmesh.platform.processing.stream;

import org.finmesh.platform.processing.record.Breach;

/**
 * A record between two operators: good so far, or rejected by an earlier one and on its way past the others to quarantine.
 *
 * @param <T> the type of the good record
 */
sealed interface Passage<T> {

    /** The bytes of the source record that it came from. */
    byte[] original();

    record Good<T>(T value, byte[] original) implements Passage<T> {}

    record Bad<T>(Breach breach, byte[] original) implements Passage<T> {

        /** The same, among records of another type. */
        @SuppressWarnings("unchecked")
        <R> Bad<R> past() {
            return (Bad<R>) this;
        }
    }
}
