package org.finmesh.platform.processing.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class UntilEndOfLifeTest {

    private static final String NAME = "streams:treasury.payments.v1";

    private final Health health = new Health();

    @Test
    void aPartWhosePortHasNoEndRunsAsLongAsItRuns() throws Exception {
        var ran = new AtomicBoolean();

        part(contract(""), backoff -> ran.set(true)).run(new Backoff());

        assertThat(ran).isTrue();
        assertThat(health.report().components()).isEmpty();
    }

    @Test
    void aPartWhosePortHasEndedDoesNotRun() throws Exception {
        var ran = new AtomicBoolean();

        part(endingAt(Instant.now()), backoff -> ran.set(true)).run(new Backoff());

        assertThat(ran).isFalse();
        assertHasEnded();
    }

    @Test
    void aPartThatRunsIsStoppedWhenItsPortEnds() throws Exception {
        var end = Instant.now().plusMillis(300);
        var told = new AtomicBoolean();
        var part = new UntilEndOfLife(
                NAME,
                endingAt(end),
                backoff -> new CountDownLatch(1).await(),
                () -> told.set(true),
                health,
                Clock.systemUTC());

        part.run(new Backoff());

        assertThat(Instant.now()).isAfterOrEqualTo(end);
        assertThat(told).isTrue();
        assertThat(Thread.currentThread().isInterrupted()).isFalse();
        assertHasEnded();
    }

    @Test
    void whatEndsTheProcessBeforeIsNotTakenForTheEndOfThePort() {
        var part = part(endingAt(Instant.now().plusSeconds(3600)), backoff -> {
            throw new InterruptedException("closing");
        });

        assertThatThrownBy(() -> part.run(new Backoff()))
                .isInstanceOf(InterruptedException.class)
                .hasMessage("closing");
        assertThat(health.report().components()).isEmpty();
    }

    @Test
    void whatGoesWrongBeforeTheEndIsTheRunnersToSeeAgain() {
        var part = part(endingAt(Instant.now().plusSeconds(3600)), backoff -> {
            throw new IOException("away");
        });

        assertThatThrownBy(() -> part.run(new Backoff())).hasMessage("away");
    }

    private UntilEndOfLife part(Contract contract, Runner.Part part) {
        return new UntilEndOfLife(NAME, contract, part, () -> {}, health, Clock.systemUTC());
    }

    private void assertHasEnded() {
        assertThat(health.report().components().get(NAME)).satisfies(component -> {
            assertThat(component.status()).isEqualTo(Health.State.UP);
            assertThat(component.detail()).startsWith("has ended: the end of life was ");
        });
    }

    private static Contract endingAt(Instant end) {
        return contract("  - {property: endOfLife, value: \"%s\"}\n".formatted(end));
    }

    private static Contract contract(String serviceLevel) {
        try {
            return new ProductFolder(ProductFolder.at(Path.of("src/test/resources/products/payments")).files().stream()
                            .map(file -> new SourceFile(
                                    file.name(),
                                    file.text().replace("slaProperties:\n", "slaProperties:\n" + serviceLevel)))
                            .toList())
                    .read()
                    .latest();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }
}
