package org.finmesh.platform.quality;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Replay.Choice;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What was asked to go through again, how far that is, and which records did. Of one port one replay is under way at a time,
 * the others wait in the order in which they were asked: so that two cannot take the same record.
 */
@Service
public class Replays {

    private static final int LIST_MAX = 50;

    /** Far longer than a record stays in quarantine. */
    private static final String KEPT = "90 days";

    private final JdbcClient database;
    private final Clock clock = Clock.systemUTC();

    Replays(JdbcClient database) {
        this.database = database;
    }

    /** @param endOffset the quarantine's end: what comes after it is not meant */
    public Replay ask(PortId port, Choice choice, boolean again, String by, long endOffset) {
        var end = end(choice, endOffset);
        var replay =
                new Replay(UUID.randomUUID(), port, choice, again, by, clock.instant(), first(choice), end, 0, 0, null);
        database.sql("""
                        INSERT INTO quality.replay
                            (id, port, reason_code, offsets, again, asked_by, asked_at, next_offset, end_offset)
                        VALUES (:id, :port, :reason, :offsets, :again, :by, :at, :next, :end)""")
                .param("id", replay.id())
                .param("port", port.toString())
                .param("reason", reason(choice), Types.VARCHAR)
                .param("offsets", offsets(choice), Types.ARRAY)
                .param("again", again)
                .param("by", by)
                .param("at", replay.askedAt().atOffset(ZoneOffset.UTC))
                .param("next", replay.nextOffset())
                .param("end", end)
                .update();
        return replay;
    }

    private static long first(Choice choice) {
        return switch (choice) {
            case Choice.OfReason _ -> 0;
            case Choice.At at -> at.offsets().getFirst();
        };
    }

    private static long end(Choice choice, long quarantineEnd) {
        return switch (choice) {
            case Choice.OfReason _ -> quarantineEnd;
            case Choice.At at -> Math.min(quarantineEnd, at.offsets().getLast() + 1);
        };
    }

    private static @Nullable String reason(Choice choice) {
        return switch (choice) {
            case Choice.OfReason of -> of.code();
            case Choice.At _ -> null;
        };
    }

    private static Long @Nullable [] offsets(Choice choice) {
        return switch (choice) {
            case Choice.OfReason _ -> null;
            case Choice.At at -> at.offsets().toArray(Long[]::new);
        };
    }

    /** Of each port the one whose turn it is. */
    public List<Replay> underWay() {
        return database.sql("""
                        SELECT DISTINCT ON (port) * FROM quality.replay WHERE finished_at IS NULL
                        ORDER BY port, asked_at, id""").query(Replays::read).list();
    }

    /** Of the port, newest first, at most 50. */
    public List<Replay> latest(PortId port) {
        return database.sql("SELECT * FROM quality.replay WHERE port = :port ORDER BY asked_at DESC LIMIT " + LIST_MAX)
                .param("port", port.toString())
                .query(Replays::read)
                .list();
    }

    /** When those of the quarantine's records at these offsets that went through again did so last. */
    public Map<Long, Instant> replayed(PortId port, Collection<Long> offsets) {
        var replayed = new HashMap<Long, Instant>();
        if (!offsets.isEmpty()) {
            database.sql("""
                            SELECT quarantine_offset, replayed_at FROM quality.replayed
                            WHERE port = :port AND quarantine_offset IN (:offsets)""")
                    .param("port", port.toString())
                    .param("offsets", offsets)
                    .query((row, _) -> replayed.put(
                            row.getLong(1),
                            row.getObject(2, OffsetDateTime.class).toInstant()))
                    .list();
        }
        return replayed;
    }

    /**
     * Keeps how far a replay has come.
     *
     * @param replay as it was before
     * @param written at these offsets of the quarantine
     * @param nextOffset not less than the replay's
     * @return as it is now; finished where {@code nextOffset} has reached its end
     * @throws IllegalStateException when another has moved it on meanwhile; nothing is changed then
     */
    @Transactional
    public Replay advance(Replay replay, List<Long> written, long leftOut, long nextOffset) {
        var now = clock.instant();
        var finishedAt = nextOffset >= replay.endOffset() ? now : null;
        var moved = database.sql("""
                        UPDATE quality.replay SET next_offset = :next, written = written + :written,
                            left_out = left_out + :leftOut, finished_at = :finished
                        WHERE id = :id AND next_offset = :before AND finished_at IS NULL""")
                .param("next", nextOffset)
                .param("written", written.size())
                .param("leftOut", leftOut)
                .param(
                        "finished",
                        finishedAt == null ? null : finishedAt.atOffset(ZoneOffset.UTC),
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param("id", replay.id())
                .param("before", replay.nextOffset())
                .update();
        if (moved != 1) {
            throw new IllegalStateException("replay %s is under way elsewhere".formatted(replay.id()));
        }
        if (!written.isEmpty()) {
            database.sql("""
                            INSERT INTO quality.replayed (port, quarantine_offset, replayed_at)
                            SELECT :port, unnest(:offsets), :at
                            ON CONFLICT (port, quarantine_offset) DO UPDATE SET replayed_at = excluded.replayed_at""")
                    .param("port", replay.port().toString())
                    .param("offsets", written.toArray(Long[]::new), Types.ARRAY)
                    .param("at", now.atOffset(ZoneOffset.UTC))
                    .update();
        }
        return new Replay(
                replay.id(),
                replay.port(),
                replay.choice(),
                replay.again(),
                replay.askedBy(),
                replay.askedAt(),
                nextOffset,
                replay.endOffset(),
                replay.written() + written.size(),
                replay.leftOut() + leftOut,
                finishedAt);
    }

    @Scheduled(fixedDelay = 60, initialDelay = 5, timeUnit = TimeUnit.MINUTES)
    void forgetOld() {
        database.sql("DELETE FROM quality.replayed WHERE replayed_at < now() - ?::interval")
                .param(KEPT)
                .update();
        database.sql("DELETE FROM quality.replay WHERE finished_at < now() - ?::interval")
                .param(KEPT)
                .update();
    }

    private static Replay read(ResultSet row, int number) throws SQLException {
        var finishedAt = row.getObject("finished_at", OffsetDateTime.class);
        return new Replay(
                row.getObject("id", UUID.class),
                PortId.parse(row.getString("port")),
                choice(row.getString("reason_code"), row.getArray("offsets")),
                row.getBoolean("again"),
                row.getString("asked_by"),
                row.getObject("asked_at", OffsetDateTime.class).toInstant(),
                row.getLong("next_offset"),
                row.getLong("end_offset"),
                row.getLong("written"),
                row.getLong("left_out"),
                finishedAt == null ? null : finishedAt.toInstant());
    }

    private static Choice choice(@Nullable String reason, @Nullable Array offsets) throws SQLException {
        return reason == null ? new Choice.At(List.of((Long[]) offsets.getArray())) : new Choice.OfReason(reason);
    }
}
