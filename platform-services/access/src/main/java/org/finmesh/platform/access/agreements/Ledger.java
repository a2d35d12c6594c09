package org.finmesh.platform.access.agreements;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementCarriedOver;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.AgreementNoticed;
import org.finmesh.platform.access.Dossier;
import org.finmesh.platform.access.Step;
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
        append(agreement, AgreementEvent.of(agreement, agreement.requestedAt()));
    }

    public void advance(Step step) {
        agreements.update(step, step.event().at());
        append(step.agreement(), step.event());
    }

    /**
     * Opens an agreement that goes on from another.
     *
     * @param by whose doing it is
     * @throws org.springframework.dao.DuplicateKeyException it was carried over already, or a live one of this consumer,
     *     port and purpose exists
     */
    public void carryOver(Agreement agreement, String by) {
        agreements.add(agreement);
        append(
                agreement,
                new AgreementCarriedOver(
                        agreement.id(),
                        agreement.port(),
                        agreement.consumer().id(),
                        by,
                        "carried over from agreement " + agreement.carriedFrom(),
                        AgreementEvent.Details.of(agreement.terms()),
                        agreement.requestedAt()));
    }

    /** Tells the consumer; what they were told last is not told again. */
    public void notice(Agreement agreement, String text, Instant now) {
        var last = database.sql("""
                        SELECT note FROM access.agreement_event WHERE agreement = ? AND kind = 'notice'
                        ORDER BY seq DESC LIMIT 1""")
                .param(agreement.id().value())
                .query(String.class)
                .optional();
        if (!last.equals(Optional.of(text))) {
            append(
                    agreement,
                    new AgreementNoticed(
                            agreement.id(),
                            agreement.port(),
                            agreement.consumer().id(),
                            AgreementEvent.PLATFORM,
                            text,
                            now));
        }
    }

    /** Something happened to the agreement that leaves its state as it is. */
    public void note(Agreement agreement, AgreementEvent event) {
        append(agreement, event);
    }

    private void append(Agreement agreement, AgreementEvent event) {
        database.sql("""
                        INSERT INTO access.agreement_event (agreement, at, state, by, note, kind, details)
                        VALUES (:agreement, :at, :state, :by, :note, :kind, :details::jsonb)""")
                .param("agreement", agreement.id().value())
                .param("at", Agreements.timestamp(event.at()))
                .param("state", agreement.state().label())
                .param("by", event.by())
                .param("note", event.note())
                .param("kind", event instanceof AgreementNoticed ? "notice" : "step")
                .param("details", AskedTerms.JSON.writeValueAsString(event.details()))
                .update();
        events.publishEvent(event);
    }

    /** Of each agreement what happened, oldest first. */
    public Map<AgreementId, List<Dossier.Entry>> histories(Collection<Agreement> agreements) {
        var ids = agreements.stream().map(agreement -> agreement.id().value()).toArray(UUID[]::new);
        var entries = new HashMap<AgreementId, List<Dossier.Entry>>();
        database.sql("SELECT * FROM access.agreement_event WHERE agreement = ANY (?) ORDER BY seq")
                .params((Object) ids)
                .query(row -> {
                    var entry = new Dossier.Entry(
                            StateColumns.instant(row, "at"),
                            row.getString("state"),
                            row.getString("by"),
                            row.getString("note"));
                    entries.computeIfAbsent(
                                    new AgreementId(row.getObject("agreement", UUID.class)), _ -> new ArrayList<>())
                            .add(entry);
                });
        return entries;
    }
}
