package org.finmesh.platform.access.agreements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.Dossier;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Writes down every step of an agreement three times over, in its caller's transaction: as it stands, as a line of its
 * history that the database refuses to change or remove, and as an event for whoever listens.
 */
@Repository
public class Ledger {

    private final Agreements agreements;
    private final JdbcClient database;
    private final ApplicationEventPublisher events;

    public Ledger(Agreements agreements, JdbcClient database, ApplicationEventPublisher events) {
        this.agreements = agreements;
        this.database = database;
        this.events = events;
    }

    /** @throws org.springframework.dao.DuplicateKeyException a live one of this consumer, port and purpose exists */
    public void open(Agreement agreement) {
        agreements.add(agreement);
        append(agreement, agreement.requestedAt());
    }

    /** The agreement came into its present state at {@code now}. */
    public void advance(Agreement agreement, Instant now) {
        agreements.update(agreement);
        append(agreement, now);
    }

    private void append(Agreement agreement, Instant now) {
        var event = AgreementEvent.of(agreement, now);
        database.sql("""
                        INSERT INTO access.agreement_event (agreement, at, state, by, note)
                        VALUES (:agreement, :at, :state, :by, :note)""")
                .param("agreement", agreement.id().value())
                .param("at", Agreements.timestamp(event.at()))
                .param("state", agreement.state().label())
                .param("by", event.by())
                .param("note", event.note())
                .update();
        events.publishEvent(event);
    }

    public List<Dossier> dossiers(List<Agreement> agreements) {
        var ids = agreements.stream().map(agreement -> agreement.id().value()).toArray(UUID[]::new);
        Map<UUID, List<Dossier.Entry>> entries = new HashMap<>();
        database.sql("SELECT * FROM access.agreement_event WHERE agreement = ANY (?) ORDER BY seq")
                .params((Object) ids)
                .query(row -> {
                    var entry = new Dossier.Entry(
                            StateColumns.instant(row, "at"),
                            row.getString("state"),
                            row.getString("by"),
                            row.getString("note"));
                    entries.computeIfAbsent(row.getObject("agreement", UUID.class), _ -> new ArrayList<>())
                            .add(entry);
                });
        return agreements.stream()
                .map(agreement -> new Dossier(
                        agreement, entries.getOrDefault(agreement.id().value(), List.of())))
                .toList();
    }
}
