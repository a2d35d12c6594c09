package org.finmesh.platform.processing.table;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Columns;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ContractFile;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PostgreSql;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Direction;
import org.finmesh.platform.processing.Payments.Payment;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.Publishing;
import org.finmesh.platform.processing.record.RecordEncoder;
import org.jspecify.annotations.Nullable;

/** The table of the payments port in a database of its own, and records for it; of payments, {@code booked_at} is the version. */
final class PaymentsTable implements AutoCloseable {

    static final TopicPartition PARTITION = new TopicPartition("treasury.payments.v1", 0);
    static final TopicPartition CANARIES = new TopicPartition("treasury.payments.v1.canary", 0);

    private final LocalStack stack = LocalStack.temporary(Server.POSTGRESQL);
    private final Contract inOrder = Payments.contract();
    private final Contract versioned = versioned();
    private final RecordEncoder encoder = RecordEncoder.of(inOrder, Payment.class, new Publishing(1, 0, null));
    private long nextOffset;

    Contract inOrder() {
        return inOrder;
    }

    Contract versionedContract() {
        return versioned;
    }

    private static Contract versioned() {
        try {
            var file = SourceFile.read(Payments.FOLDER.resolve("v1.odcs.yaml"));
            var text = file.text()
                    .replace(
                            "servers:\n",
                            "customProperties: [{property: versionProperty, value: booked_at}]\nservers:\n");
            return ContractFile.read(new SourceFile(file.name(), text)).orElseThrow();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    void empty() {
        var columns = Columns.of(inOrder).stream()
                .map(column -> column.name() + " " + column.sqlType() + (column.nullable() ? "" : " not null"))
                .collect(Collectors.joining(", "));
        sql("create schema if not exists treasury_tables");
        sql("drop table if exists treasury_tables.payments_v1, treasury_tables.table_port_offsets, "
                + "treasury_tables.table_port_deletions");
        sql("""
                create table treasury_tables.payments_v1 (%s, event_time timestamptz not null,
                    primary key (payment_id, leg))""".formatted(columns));
        sql("""
                create table treasury_tables.table_port_offsets (
                    topic text, partition integer, next_offset bigint not null, primary key (topic, partition))""");
        sql("""
                create table treasury_tables.table_port_deletions (
                    topic text, key text, event_time timestamptz not null, deleted_at timestamptz not null,
                    primary key (topic, key))""");
        nextOffset = 0;
    }

    TableWriter writer(Contract contract) throws SQLException {
        var writer = new TableWriter(contract, null, _ -> AvroSchema.of(inOrder), connection());
        writer.offsets(List.of(PARTITION));
        return writer;
    }

    TableBatch batch(Contract contract, List<ConsumerRecord<byte[], byte[]>> records) throws InterruptedException {
        var rows = new RecordRows(contract, _ -> AvroSchema.of(inOrder));
        var batch = new TableBatch(contract.versionProperty().isPresent() ? rows::version : null);
        for (var record : records) {
            batch.add(record);
        }
        nextOffset += records.size();
        batch.readUpTo(PARTITION, nextOffset);
        return batch;
    }

    /**
     * @param version seconds after an instant; also its amount
     * @param eventTime seconds
     */
    ConsumerRecord<byte[], byte[]> upsert(String id, long version, long eventTime) {
        var payment = new Payment(
                id,
                1,
                Instant.parse("2026-11-23T10:00:00Z").plusSeconds(version),
                LocalDate.of(2026, 11, 24),
                BigDecimal.valueOf(version),
                "EUR",
                Direction.DEBIT,
                false,
                null,
                null,
                null,
                null,
                null,
                null);
        var breach = encoder.encode(payment);
        if (breach != null) {
            throw new IllegalStateException(breach.reason());
        }
        return record(id, encoder.value(), eventTime);
    }

    ConsumerRecord<byte[], byte[]> tombstone(String id, long eventTime) {
        return record(id, null, eventTime);
    }

    private static ConsumerRecord<byte[], byte[]> record(String id, byte @Nullable [] value, long eventTime) {
        var headers = new RecordHeaders().add(EventTime.HEADER, EventTime.bytes(eventTime * 1_000_000));
        return new ConsumerRecord<>(
                PARTITION.topic(),
                0,
                0,
                0,
                TimestampType.CREATE_TIME,
                0,
                value == null ? 0 : value.length,
                (id + "|1").getBytes(StandardCharsets.UTF_8),
                value,
                headers,
                Optional.empty());
    }

    /** Each row as {@code id amount}, by id. */
    List<String> rows() {
        return strings("select payment_id || ' ' || trim_scale(amount) from treasury_tables.payments_v1 order by 1");
    }

    List<String> strings(String query) {
        try (var connection = connection();
                var running = connection.createStatement();
                var row = running.executeQuery(query)) {
            var strings = new ArrayList<String>();
            while (row.next()) {
                strings.add(row.getString(1));
            }
            return strings;
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    void sql(String statement) {
        try (var connection = connection();
                var running = connection.createStatement()) {
            running.execute(statement);
        } catch (SQLException failed) {
            throw new IllegalStateException(failed);
        }
    }

    Connection connection() throws SQLException {
        return DriverManager.getConnection(
                stack.postgreSql().meshJdbcUrl(),
                PostgreSql.PLATFORM_USER,
                stack.postgreSql().platformPassword());
    }

    @Override
    public void close() {
        stack.close();
    }
}
