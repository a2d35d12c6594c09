package org.finmesh.platform.access.agreements;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.platform.access.AgreementEvent;
import org.finmesh.platform.access.AgreementState;
import org.finmesh.platform.access.AgreementState.Active;
import org.finmesh.platform.access.AgreementState.Approval;
import org.finmesh.platform.access.AgreementState.Approved;
import org.finmesh.platform.access.AgreementState.Cancelled;
import org.finmesh.platform.access.AgreementState.Denied;
import org.finmesh.platform.access.AgreementState.Expired;
import org.finmesh.platform.access.AgreementState.Requested;
import org.finmesh.platform.access.AgreementState.Revoked;
import org.finmesh.platform.access.Decision;
import org.jspecify.annotations.Nullable;

/** An agreement's state as columns: who decided what until when, and who ended it. */
record StateColumns(
        @Nullable String decidedBy,
        @Nullable String decisionNote,
        @Nullable Instant decidedAt,
        @Nullable Instant validUntil,
        @Nullable String endedBy,
        @Nullable String endNote,
        @Nullable Instant endedAt) {

    static StateColumns of(AgreementState state) {
        var decision = state.decision();
        var end = end(state);
        return new StateColumns(
                decision.map(Decision::by).orElse(null),
                decision.map(Decision::note).orElse(null),
                decision.map(Decision::at).orElse(null),
                state.granted().map(Approval::until).orElse(null),
                end.map(Decision::by).orElse(null),
                end.map(Decision::note).orElse(null),
                end.map(Decision::at).orElse(null));
    }

    private static Optional<Decision> end(AgreementState state) {
        return switch (state) {
            case Requested _, Denied _, Approved _, Active _ -> Optional.empty();
            case Revoked(var _, var revocation) -> Optional.of(revocation);
            case Cancelled(var _, var cancellation) -> Optional.of(cancellation);
            case Expired(var _, var at) -> Optional.of(new Decision(AgreementEvent.PLATFORM, "", at));
        };
    }

    static StateColumns read(ResultSet row) throws SQLException {
        return new StateColumns(
                row.getString("decided_by"),
                row.getString("decision_note"),
                instantOrNull(row, "decided_at"),
                instantOrNull(row, "valid_until"),
                row.getString("ended_by"),
                row.getString("end_note"),
                instantOrNull(row, "ended_at"));
    }

    AgreementState state(String label) {
        return switch (label) {
            case "requested" -> new Requested();
            case "denied" -> new Denied(decision());
            case "approved" -> new Approved(approval());
            case "active" -> new Active(approval());
            case "revoked" -> new Revoked(approval(), ending());
            case "expired" -> new Expired(approval(), ending().at());
            case "cancelled" ->
                new Cancelled(validUntil == null ? Optional.empty() : Optional.of(approval()), ending());
            default -> throw new IllegalStateException("the database has an agreement in the unknown state " + label);
        };
    }

    private Approval approval() {
        return new Approval(decision(), Objects.requireNonNull(validUntil, "valid_until"));
    }

    private Decision decision() {
        return decision(decidedBy, decisionNote, decidedAt);
    }

    private Decision ending() {
        return decision(endedBy, endNote, endedAt);
    }

    private static Decision decision(@Nullable String by, @Nullable String note, @Nullable Instant at) {
        return new Decision(
                Objects.requireNonNull(by, "by"),
                Objects.requireNonNull(note, "note"),
                Objects.requireNonNull(at, "at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }
}
