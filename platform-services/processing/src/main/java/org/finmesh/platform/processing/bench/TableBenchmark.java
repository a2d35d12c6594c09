package org.finmesh.platform.processing.bench;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SqlName;
import org.finmesh.platform.processing.canary.CanaryReports;
import org.finmesh.platform.processing.meter.PortMeter;
import org.finmesh.platform.processing.report.Reports;
import org.finmesh.platform.processing.table.TablePort;
import org.postgresql.PGConnection;

/**
 * How many rows a second the table port writes, out of a topic that has them all, against plain {@code COPY} of the same rows
 * into an equal table: first rows that are new, then newer records of the same keys. A line a figure on standard output: {@code figure},
 * case, metric, value, unit.
 */
public final class TableBenchmark {

    private static final int ROUNDS = 3;
    private static final Duration PATIENCE = Duration.ofMinutes(5);

    private final Contract contract;
    private final BenchSettings settings;
    private final BenchDatabase database;
    private final int rows;

    private TableBenchmark(BenchSettings settings) throws IOException {
        this.settings = settings;
        this.contract =
                ProductFolder.at(Path.of(settings.text("product"))).read().latest();
        this.database = new BenchDatabase(settings);
        this.rows = settings.number("rows");
    }

    /**
     * @param arguments a file of settings: {@code product} (a folder without hashed fields), {@code rows}, {@code
     *     database.url}, {@code database.user}, {@code database.password}, and {@code kafka.} before what clients need
     */
    public static void main(String[] arguments) throws Exception {
        new TableBenchmark(BenchSettings.of(arguments)).run();
    }

    private void run() throws Exception {
        fillTopic();
        var table = contract.port().table();
        for (var round = 0; round < ROUNDS; round++) {
            database.make(contract, table);
            database.makeOffsets(table.schema());
            database.run("delete from %s.table_port_offsets".formatted(table.schema()));
            var fresh = perSecond(writeUpTo(rows));
            var again = perSecond(writeUpTo(2L * rows));
            var copied = perSecond(copy(table));
            BenchSettings.print("table-port-new", "rows_per_second", fresh, "1/s");
            BenchSettings.print("table-port-changed", "rows_per_second", again, "1/s");
            BenchSettings.print("copy", "rows_per_second", copied, "1/s");
            BenchSettings.print("table-port-new", "of_copy", fresh / copied, "ratio");
            BenchSettings.print("table-port-changed", "of_copy", again / copied, "ratio");
        }
    }

    private double perSecond(long nanos) {
        return rows / (nanos / 1e9);
    }

    /** One partition, so that the first half is what is new and the second what changes it. */
    private void fillTopic() throws ExecutionException, InterruptedException {
        var topic = contract.port().topic();
        try (var admin = Admin.create(settings.kafka())) {
            admin.createTopics(List.of(new NewTopic(topic, 1, (short) 1))).all().get();
        }
        var properties = settings.kafka();
        properties.put("compression.type", "lz4");
        properties.put("linger.ms", 20);
        properties.put("batch.size", 256 << 10);
        try (var producer = new KafkaProducer<>(properties, new ByteArraySerializer(), new ByteArraySerializer())) {
            var records = new GeneratedRecords(contract, 1);
            for (var i = 0; i < 2 * rows; i++) {
                producer.send(new ProducerRecord<>(topic, 0, records.key(i % rows), records.value(i % rows)));
            }
        }
    }

    /** Runs the table port until it has committed so many records; how long that took, in nanoseconds, its start left out. */
    private long writeUpTo(long offset) throws Exception {
        var started = new AtomicReference<Long>();
        var failed = new AtomicReference<Exception>();
        var port = new TablePort(
                contract,
                null,
                new PortMeter(contract),
                new CanaryReports(contract.port(), new Reports(), Clock.systemUTC()),
                () -> {
                    var properties = settings.kafka();
                    properties.put("max.poll.records", 5_000);
                    properties.put("fetch.max.bytes", 8 << 20);
                    properties.put("isolation.level", "read_committed");
                    return new KafkaConsumer<>(properties, new ByteArrayDeserializer(), new ByteArrayDeserializer());
                },
                database::connection,
                _ -> AvroSchema.of(contract));
        var running = Thread.ofPlatform().start(() -> {
            try {
                port.run(() -> started.compareAndSet(null, System.nanoTime()));
            } catch (InterruptedException _) {
                Thread.currentThread().interrupt();
            } catch (SQLException | RuntimeException failure) {
                failed.set(failure);
            }
        });
        var end = await(offset, failed);
        running.interrupt();
        running.join();
        return end - started.get();
    }

    private long await(long offset, AtomicReference<Exception> failed) throws Exception {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        var written = "select coalesce(max(next_offset), 0) from %s.table_port_offsets"
                .formatted(contract.port().table().schema());
        while (database.number(written) < offset) {
            if (failed.get() != null) {
                throw failed.get();
            }
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("not %d records within %s".formatted(offset, PATIENCE));
            }
            LockSupport.parkNanos(Duration.ofMillis(10).toNanos());
        }
        return System.nanoTime();
    }

    /** What the table port has written, out of the database first, so that it is the same rows and nothing but COPY is timed. */
    private long copy(SqlName from) throws SQLException, IOException {
        var into = new SqlName(from.schema(), from.name() + "_copy");
        database.make(contract, into);
        try (var connection = database.connection()) {
            var api = connection.unwrap(PGConnection.class).getCopyAPI();
            var rowsOut = new java.io.ByteArrayOutputStream(64 << 20);
            api.copyOut("copy %s to stdout".formatted(from), rowsOut);
            var start = System.nanoTime();
            api.copyIn("copy %s from stdin".formatted(into), new ByteArrayInputStream(rowsOut.toByteArray()));
            return System.nanoTime() - start;
        }
    }
}
