package org.finmesh.platform.provisioning.systems;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.KafkaFuture;
import org.finmesh.platform.provisioning.ProvisioningError;
import org.finmesh.platform.provisioning.ProvisioningException;

/** Waits for Kafka's answers. */
final class Kafka {

    private static final long ANSWER_WITHIN_S = 20;

    private Kafka() {}

    static <T> T answer(KafkaFuture<T> future) {
        try {
            return future.get(ANSWER_WITHIN_S, TimeUnit.SECONDS);
        } catch (ExecutionException failure) {
            throw unavailable(failure.getCause());
        } catch (TimeoutException failure) {
            throw unavailable(failure);
        } catch (InterruptedException interruption) {
            Thread.currentThread().interrupt();
            throw unavailable(interruption);
        }
    }

    /** As {@link #answer}, for a call whose work may have been done before. */
    static void answerUnless(Class<? extends Exception> doneAlready, KafkaFuture<Void> future) {
        try {
            answer(future);
        } catch (ProvisioningException failure) {
            if (!doneAlready.isInstance(failure.getCause())) {
                throw failure;
            }
        }
    }

    private static ProvisioningException unavailable(Throwable cause) {
        return new ProvisioningException(
                ProvisioningError.KAFKA_UNAVAILABLE,
                "Kafka did not do what the product needs (%s). See that it runs, then publish again: what is done stays done"
                        .formatted(cause.getMessage()),
                cause);
    }
}
