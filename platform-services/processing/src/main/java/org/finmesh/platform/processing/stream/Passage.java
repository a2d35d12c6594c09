package org.finmesh.platform.processing.stream;

import org.finmesh.platform.processing.record.Breach;

/**
 * A record between two operators: good so far, or on its way past the others to where it belongs.
 *
 * @param <T> the type of the good record
 */
sealed interface Passage<T> {

    Origin origin();

    record Good<T>(T value, Origin origin) implements Passage<T> {

        <R> Good<R> with(R other) {
            return new Good<>(other, origin);
        }

        <R> Bad<R> bad(Breach breach) {
            return new Bad<>(breach, origin);
        }

        <R> Left<R> left(String code, String reason) {
            return new Left<>(new Breach(code, reason), origin);
        }
    }

    /** To quarantine. */
    record Bad<T>(Breach breach, Origin origin) implements Passage<T> {}

    /** Left out on purpose. */
    record Left<T>(Breach reason, Origin origin) implements Passage<T> {}

    /** Put in by the platform to see whether it comes through. */
    record Canary<T>(Origin origin) implements Passage<T> {

        static final String HEADER = "canary";
    }

    /** The same among records of another type, of one that has no value. */
    @SuppressWarnings("unchecked")
    default <R> Passage<R> past() {
        return (Passage<R>) this;
    }
}
