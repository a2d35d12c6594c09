package org.finmesh.platform.processing.testing;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.finmesh.platform.processing.record.JsonRecords;
import org.jspecify.annotations.Nullable;

/**
 * A source that runs without Kafka: what it writes stays in memory, in one partition, and outlives the run, so that a
 * test sees how the source goes on after a restart.
 *
 * {@snippet :
 * var written = new TestedSource(stateFolder);
 * written.runUntil(new QuoteReplay(pace, clock), () -> written.size() >= 10);
 * }
 */
public final class TestedSource {

    private static final Duration DEADLINE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(5);

    private final Path stateFolder;
    private final List<Written> records = Collections.synchronizedList(new ArrayList<>());

    /** @param stateFolder what the source is told its state folder is; exists */
    public TestedSource(Path stateFolder) {
        this.stateFolder = stateFolder;
    }

    /** All that was written, by every run so far, in order. */
    public List<Written> records() {
        synchronized (records) {
            return List.copyOf(records);
        }
    }

    /** How many records that is. */
    public int size() {
        return records.size();
    }

    /** A record's JSON. */
    public static String json(Written record) {
        return new String(record.value(), StandardCharsets.UTF_8);
    }

    /**
     * Runs the source on a thread of its own until it ends or {@code done} holds, then interrupts it.
     *
     * @throws AssertionError when neither happens within 30 s, or the source throws
     */
    public void runUntil(Source source, BooleanSupplier done) throws InterruptedException {
        var task = new FutureTask<Void>(() -> {
            source.run(new MemoryWriter());
            return null;
        });
        var thread = Thread.ofVirtual().name(source.name()).start(task);
        var deadline = Instant.now().plus(DEADLINE);
        while (!task.isDone() && !done.getAsBoolean() && Instant.now().isBefore(deadline)) {
            thread.join(POLL);
        }
        var held = task.isDone() || done.getAsBoolean();
        thread.interrupt();
        thread.join();
        endedBy(task);
        if (!held) {
            throw new AssertionError("not within %s; written: %d records".formatted(DEADLINE, records.size()));
        }
    }

    private static void endedBy(FutureTask<Void> task) throws InterruptedException {
        try {
            task.get();
        } catch (ExecutionException ended) {
            if (!(ended.getCause() instanceof InterruptedException)) {
                throw new AssertionError("the source failed", ended.getCause());
            }
        }
    }

    /** Keeps each record at once: Kafka may have it before it is flushed, too. */
    private final class MemoryWriter implements SourceWriter {

        @Override
        public void write(@Nullable String key, Object jsonRecord, Instant eventTime) throws InterruptedException {
            writeBytes(key, JsonRecords.write(jsonRecord), eventTime);
        }

        @Override
        public void writeBytes(@Nullable String key, byte[] value, Instant eventTime) throws InterruptedException {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            records.add(new Written(key, value.clone(), eventTime));
        }

        @Override
        public void flush() {}

        @Override
        public void forEachWritten(Consumer<Written> reader) {
            records().forEach(reader);
        }

        @Override
        public Optional<Written> lastWritten() {
            return records().stream().max(Comparator.comparing(Written::eventTime));
        }

        @Override
        public Path stateFolder() {
            return stateFolder;
        }
    }
}
