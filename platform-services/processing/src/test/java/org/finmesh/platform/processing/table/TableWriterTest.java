package org.finmesh.platform.processing.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.record.TimestampType;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.canary.Canary;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TableWriterTest {

    private static PaymentsTable table;

    @BeforeAll
    static void start() {
        table = new PaymentsTable();
    }

    @AfterAll
    static void stop() {
        table.close();
    }

    @BeforeEach
    void empty() {
        table.empty();
    }

    @Test
    void without_versions_the_order_in_the_topic_tells() throws Exception {
        write(
                table.inOrder(),
                List.of(table.upsert("P1", 5, 5), table.upsert("P1", 4, 4), table.upsert("P2", 1, 1)),
                List.of(table.tombstone("P2", 0), table.upsert("P1", 3, 3)));

        assertThat(table.rows()).containsExactly("P1 3");
    }

    @Test
    void a_late_record_does_not_replace_a_newer_one_and_an_equal_one_does() throws Exception {
        write(
                table.versionedContract(),
                List.of(table.upsert("P1", 5, 5), table.upsert("P1", 4, 9)),
                List.of(table.upsert("P1", 3, 9), table.upsert("P2", 2, 2)),
                List.of(table.upsert("P2", 2, 1), table.upsert("P1", 5, 7)));

        assertThat(table.rows()).containsExactly("P1 5", "P2 2");
        assertThat(table.strings("select extract(epoch from event_time)::int from treasury_tables.payments_v1"))
                .containsExactlyInAnyOrder("7", "1");
    }

    @Test
    void what_happened_before_a_deletion_does_not_bring_the_row_back() throws Exception {
        write(
                table.versionedContract(),
                List.of(table.upsert("P1", 2, 2)),
                List.of(table.tombstone("P1", 5)),
                List.of(table.upsert("P1", 4, 4), table.upsert("P2", 1, 1)),
                List.of(table.upsert("P2", 7, 7)));

        assertThat(table.rows()).containsExactly("P2 7");
        write(table.versionedContract(), List.of(table.upsert("P1", 6, 6)));
        assertThat(table.rows()).containsExactly("P1 6", "P2 7");
    }

    @Test
    void a_late_deletion_leaves_the_row_that_came_after_it() throws Exception {
        write(table.versionedContract(), List.of(table.upsert("P1", 6, 6)), List.of(table.tombstone("P1", 5)));

        assertThat(table.rows()).containsExactly("P1 6");
    }

    @Test
    void whatever_the_order_and_the_batches_the_table_is_the_same() throws Exception {
        var random = new Random(37);
        for (var round = 0; round < 60; round++) {
            table.empty();
            var records = new ArrayList<>(List.of(
                    table.upsert("P1", 1, 1),
                    table.upsert("P1", 2, 2),
                    table.tombstone("P1", 3),
                    table.upsert("P1", 4, 4),
                    table.upsert("P1", 5, 5),
                    table.upsert("P2", 1, 1),
                    table.upsert("P2", 2, 2),
                    table.tombstone("P2", 3)));
            Collections.shuffle(records, random);
            var batches = new ArrayList<List<ConsumerRecord<byte[], byte[]>>>();
            for (var at = 0; at < records.size(); ) {
                var end = Math.min(records.size(), at + 1 + random.nextInt(4));
                batches.add(records.subList(at, end));
                at = end;
            }

            writeAll(table.versionedContract(), batches);

            assertThat(table.rows())
                    .as("round %d: %s", round, described(batches))
                    .containsExactly("P1 5");
        }
    }

    @Test
    void a_canary_leaves_no_row_and_is_committed_among_the_records_that_it_came_with() throws Exception {
        var contract = table.inOrder();
        var canary = Canary.at(Instant.parse("2026-11-25T03:00:00Z"));
        var batch = table.batch(contract, List.of(table.upsert("P1", 1, 1)));
        batch.add(seen(canary));
        batch.readUpTo(PaymentsTable.CANARIES, 18);
        try (var writer = table.writer(contract)) {
            writer.offsets(List.of(PaymentsTable.PARTITION, PaymentsTable.CANARIES));
            writer.write(batch);
        }

        assertThat(batch.canaries()).containsExactly(canary);
        assertThat(batch.latestEventTimeUs()).isEqualTo(1_000_000);
        assertThat(table.rows()).containsExactly("P1 1");
        assertThat(table.strings("select topic || ' ' || next_offset from treasury_tables.table_port_offsets"))
                .containsExactlyInAnyOrder("treasury.payments.v1 1", "treasury.payments.v1.canary 18");
    }

    @Test
    void a_batch_of_canaries_alone_is_written_too() throws Exception {
        var batch = new TableBatch(null);
        batch.add(seen(Canary.at(Instant.parse("2026-11-25T03:00:00Z"))));
        batch.readUpTo(PaymentsTable.CANARIES, 1);

        assertThat(batch.isEmpty()).isFalse();
        assertThat(batch.hasRecords()).isFalse();
        try (var writer = table.writer(table.inOrder())) {
            writer.offsets(List.of(PaymentsTable.PARTITION, PaymentsTable.CANARIES));
            writer.write(batch);
            assertThat(writer.rowCount()).isZero();
        }
    }

    private static ConsumerRecord<byte[], byte[]> seen(Canary canary) {
        var sent = canary.into(PortId.parse("treasury.payments.v1"));
        return new ConsumerRecord<>(
                PaymentsTable.CANARIES.topic(),
                0,
                17,
                0,
                TimestampType.LOG_APPEND_TIME,
                0,
                0,
                sent.key(),
                sent.value(),
                sent.headers(),
                Optional.empty());
    }

    @Test
    void rows_are_counted_as_they_come_and_go() throws Exception {
        try (var writer = table.writer(table.versionedContract())) {
            writer.write(table.batch(
                    table.versionedContract(), List.of(table.upsert("P1", 1, 1), table.upsert("P2", 2, 2))));
            assertThat(writer.rowCount()).isEqualTo(2);
            writer.write(table.batch(
                    table.versionedContract(), List.of(table.tombstone("P1", 3), table.upsert("P2", 1, 1))));
            assertThat(writer.rowCount()).isEqualTo(1);
        }
    }

    @Test
    void deletions_are_forgotten_after_a_week() throws Exception {
        write(table.versionedContract(), List.of(table.tombstone("P1", 5), table.tombstone("P2", 5)));
        table.sql(
                "update treasury_tables.table_port_deletions set deleted_at = now() - interval '8 days' where key = 'P1|1'");

        try (var writer = table.writer(table.versionedContract())) {
            writer.forgetOldDeletions();
        }

        assertThat(table.strings("select key from treasury_tables.table_port_deletions"))
                .containsExactly("P2|1");
    }

    @Test
    void a_batch_that_fails_leaves_rows_and_offsets_as_they_were() throws Exception {
        write(table.inOrder(), List.of(table.upsert("P1", 1, 1)));
        table.sql("alter table treasury_tables.payments_v1 add check (amount <> 9)");

        assertThatThrownBy(() -> write(table.inOrder(), List.of(table.upsert("P2", 2, 2), table.upsert("P3", 9, 9))))
                .isInstanceOf(SQLException.class);

        assertThat(table.rows()).containsExactly("P1 1");
        assertThat(table.strings("select next_offset from treasury_tables.table_port_offsets"))
                .containsExactly("1");
    }

    @Test
    void of_two_writers_the_second_to_commit_is_refused() throws Exception {
        try (var first = table.writer(table.inOrder());
                var second = table.writer(table.inOrder())) {
            first.write(table.batch(table.inOrder(), List.of(table.upsert("P1", 1, 1))));

            assertThatThrownBy(() -> second.write(table.batch(table.inOrder(), List.of(table.upsert("P1", 2, 2)))))
                    .isInstanceOf(ProcessingException.class)
                    .hasMessageContaining("another process writes the table");
        }
        assertThat(table.rows()).containsExactly("P1 1");
    }

    private static String described(List<List<ConsumerRecord<byte[], byte[]>>> batches) {
        return batches.stream()
                .map(batch -> batch.stream()
                        .map(record -> "%s %s at %d"
                                .formatted(
                                        new String(record.key(), StandardCharsets.UTF_8),
                                        record.value() == null ? "deleted" : "written",
                                        TableBatch.eventTime(record) / 1_000_000))
                        .toList())
                .toList()
                .toString();
    }

    @SafeVarargs
    private static void write(Contract contract, List<ConsumerRecord<byte[], byte[]>>... batches) throws Exception {
        writeAll(contract, List.of(batches));
    }

    private static void writeAll(Contract contract, List<List<ConsumerRecord<byte[], byte[]>>> batches)
            throws Exception {
        try (var writer = table.writer(contract)) {
            for (var batch : batches) {
                writer.write(table.batch(contract, batch));
            }
        }
    }
}
