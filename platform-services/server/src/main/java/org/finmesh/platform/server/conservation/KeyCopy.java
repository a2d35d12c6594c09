package org.finmesh.platform.server.conservation;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.postgresql.copy.CopyIn;

/** Keys and places of records on their way into the database, in PostgreSQL's text format, some KiB at a time. */
final class KeyCopy {

    private static final int CHUNK_CHARACTERS = 64 << 10;
    private static final String EVENT_TIME = "event-time";

    private final CopyIn copy;
    private final StringBuilder rows = new StringBuilder();

    KeyCopy(CopyIn copy) {
        this.copy = copy;
    }

    void add(ConsumerRecord<byte[], byte[]> item) {
        var key = item.key() == null ? "" : new String(item.key(), StandardCharsets.UTF_8);
        rows.append(escaped(key)).append('\t');
        rows.append(item.partition()).append('\t').append(item.offset()).append('\t');
        rows.append(item.value() == null ? 't' : 'f').append('\t');
        rows.append(eventTime(item)).append('\n');
        if (rows.length() > CHUNK_CHARACTERS) {
            flush();
        }
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\n", "\\n")
                .replace("\r", "\\r");
    }

    /** Decimal microseconds since the epoch, else when Kafka got the record. */
    private static Instant eventTime(ConsumerRecord<byte[], byte[]> item) {
        return Optional.ofNullable(item.headers().lastHeader(EVENT_TIME))
                .map(header -> Long.parseLong(new String(header.value(), StandardCharsets.US_ASCII)))
                .map(micros -> Instant.EPOCH
                        .plusNanos(Math.floorMod(micros, 1_000_000L) * 1_000)
                        .plusSeconds(Math.floorDiv(micros, 1_000_000L)))
                .orElseGet(() -> Instant.ofEpochMilli(item.timestamp()));
    }

    private void flush() {
        try {
            var bytes = rows.toString().getBytes(StandardCharsets.UTF_8);
            copy.writeToCopy(bytes, 0, bytes.length);
            rows.setLength(0);
        } catch (SQLException e) {
            throw new ServerException(
                    ServerError.DATABASE_UNAVAILABLE, "PostgreSQL took no more keys: " + e.getMessage());
        }
    }

    void end() throws SQLException {
        flush();
        copy.endCopy();
    }

    void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
