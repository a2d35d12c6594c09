package org.finmesh.platform.lineage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is read without being declared: recorded when it is seen, ended when it is declared or seen no more, kept. */
@Repository
class UndeclaredInputs {

    static final String MEASUREMENT = "measurement";

    private static final int LIST_MAX = 500;

    private final JdbcClient jdbc;
    private final Declarations declarations;
    private final ApplicationEventPublisher events;

    UndeclaredInputs(JdbcClient jdbc, Declarations declarations, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.declarations = declarations;
        this.events = events;
    }

    /**
     * Holds what a port was seen to read against what its product declares.
     *
     * @param saidBy a job; {@link #MEASUREMENT} names all that is read, so that what it does not name is over
     */
    void seen(PortId port, Collection<Dataset> inputs, String saidBy, Instant at) {
        var declared = declarations.inputs(port);
        if (declared.isEmpty()) {
            return;
        }
        inputs.stream()
                .filter(input -> !declared.get().contains(input) && !input.isBeside(port))
                .sorted(java.util.Comparator.comparing(Dataset::name))
                .forEach(input -> record(port, input, saidBy, at));
        for (var open : open(port)) {
            var over = open.saidBy().equals(saidBy) && saidBy.equals(MEASUREMENT) && !inputs.contains(open.input());
            if (over || declared.get().contains(open.input())) {
                end(open, at);
            }
        }
    }

    /** Ends what no event has said again for so long. */
    void endNotSeenFor(Duration silence, Instant now) {
        list("where ended_at is null").stream()
                .filter(open -> open.lastSeen().isBefore(now.minus(silence)) || isDeclared(open))
                .forEach(open -> end(open, now));
    }

    private boolean isDeclared(UndeclaredInput open) {
        return declarations
                .inputs(open.port())
                .filter(declared -> declared.contains(open.input()))
                .isPresent();
    }

    private void record(PortId port, Dataset input, String saidBy, Instant at) {
        var isNew = jdbc.sql("""
                        insert into lineage.undeclared_input (port, input, said_by, first_seen, last_seen)
                        values (:port, :input, :by, :at, :at)
                        on conflict (port, input, said_by) where ended_at is null
                        do update set last_seen = greatest(undeclared_input.last_seen, excluded.last_seen)
                        returning first_seen = last_seen""")
                .param("port", port.toString())
                .param("input", input.name())
                .param("by", saidBy)
                .param("at", at.atOffset(ZoneOffset.UTC))
                .query(Boolean.class)
                .single();
        if (isNew) {
            events.publishEvent(new UndeclaredInputSeen(port, input, at));
        }
    }

    private void end(UndeclaredInput open, Instant at) {
        jdbc.sql("""
                        update lineage.undeclared_input set ended_at = greatest(last_seen, :at)
                        where port = :port and input = :input and said_by = :by and ended_at is null""")
                .param("port", open.port().toString())
                .param("input", open.input().name())
                .param("by", open.saidBy())
                .param("at", at.atOffset(ZoneOffset.UTC))
                .update();
        if (open(open.port()).stream().noneMatch(other -> other.input().equals(open.input()))) {
            events.publishEvent(new UndeclaredInputEnded(open.port(), open.input(), at));
        }
    }

    private List<UndeclaredInput> open(PortId port) {
        return jdbc.sql("select * from lineage.undeclared_input where port = :port and ended_at is null order by id")
                .param("port", port.toString())
                .query(UndeclaredInputs::read)
                .list();
    }

    /** Those that are so first, then the latest, at most 500. */
    List<UndeclaredInput> latest() {
        return list("");
    }

    private List<UndeclaredInput> list(String where) {
        return jdbc.sql("select * from lineage.undeclared_input %s order by ended_at is null desc, id desc limit %d"
                        .formatted(where, LIST_MAX))
                .query(UndeclaredInputs::read)
                .list();
    }

    private static UndeclaredInput read(ResultSet row, int number) throws SQLException {
        var ended = row.getObject("ended_at", OffsetDateTime.class);
        return new UndeclaredInput(
                PortId.parse(row.getString("port")),
                new Dataset(row.getString("input")),
                row.getString("said_by"),
                row.getObject("first_seen", OffsetDateTime.class).toInstant(),
                row.getObject("last_seen", OffsetDateTime.class).toInstant(),
                ended == null ? null : ended.toInstant());
    }
}
