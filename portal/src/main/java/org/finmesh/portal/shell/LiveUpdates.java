package org.finmesh.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.finmesh.portal.session.PlatformException;
import org.springframework.beans.factory.DisposableBean;

/**
 * Keeps what a page shows up to date while it is open: asks the platform in the background, pushes the answer to the
 * browser. For one component at most one question is under way.
 */
@org.springframework.stereotype.Component
public class LiveUpdates implements DisposableBean {

    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("live-updates").factory());
    private final ExecutorService calls = Executors.newVirtualThreadPerTaskExecutor();

    /**
     * @param shown as long as this is on a page
     * @param question asked every {@code period}, outside of the session's lock
     * @param answer given the answer within the session's lock
     * @param failure given why there was none, likewise
     */
    public <T> void keep(
            Component shown,
            Duration period,
            Supplier<T> question,
            Consumer<T> answer,
            Consumer<PlatformException> failure) {
        shown.addAttachListener(attached -> {
            var asking = start(attached.getUI(), period, new Asking<>(question, answer, failure));
            shown.addDetachListener(detached -> {
                asking.cancel(false);
                detached.unregisterListener();
            });
        });
    }

    private <T> ScheduledFuture<?> start(UI ui, Duration period, Asking<T> asking) {
        var underWay = new AtomicBoolean();
        return clock.scheduleAtFixedRate(
                () -> {
                    if (underWay.compareAndSet(false, true)) {
                        calls.execute(() -> {
                            try {
                                asking.once(ui);
                            } finally {
                                underWay.set(false);
                            }
                        });
                    }
                },
                period.toMillis(),
                period.toMillis(),
                TimeUnit.MILLISECONDS);
    }

    @Override
    public void destroy() {
        clock.shutdownNow();
        calls.shutdownNow();
    }

    private record Asking<T>(Supplier<T> question, Consumer<T> answer, Consumer<PlatformException> failure) {

        void once(UI ui) {
            try {
                var given = question.get();
                show(ui, () -> answer.accept(given));
            } catch (PlatformException none) {
                show(ui, () -> failure.accept(none));
            }
        }

        private static void show(UI ui, com.vaadin.flow.server.Command change) {
            try {
                ui.access(change);
            } catch (UIDetachedException closedMeanwhile) {
                // nobody is looking any more
                return;
            }
        }
    }
}
