package org.finmesh.platform.server.quarantine;

import java.util.List;
import org.apache.kafka.common.errors.RetriableException;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.QuarantineApi;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Replay.Choice;
import org.finmesh.platform.quality.Replays;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.node.JsonNodeFactory;

/** Whoever looks, or replays, is on the audit trail first. */
@RestController
class QuarantineController implements QuarantineApi {

    private static final int LIMIT_MAX = 100;

    private final Quarantine quarantine;
    private final QuarantineRights rights;
    private final Replays replays;
    private final AuditTrail trail;
    private final TransactionTemplate transaction;

    QuarantineController(
            Quarantine quarantine,
            QuarantineRights rights,
            Replays replays,
            AuditTrail trail,
            PlatformTransactionManager transactions) {
        this.quarantine = quarantine;
        this.rights = rights;
        this.replays = replays;
        this.trail = trail;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    public Page quarantined(String port, long from, @Nullable String reason, int limit) {
        var allowed = rights.required(port);
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new ServerException(ServerError.LIMIT_BOUNDS, "limit is 1 to %d, not %d".formatted(LIMIT_MAX, limit));
        }
        if (from < 0) {
            throw new ServerException(ServerError.BAD_REQUEST, "from is an offset, 0 or greater, not " + from);
        }
        var details = JsonNodeFactory.instance.objectNode().put("from", from).put("limit", limit);
        trail.append(allowed.user(), "quarantine read", allowed.port().toString(), details, null);
        try {
            return quarantine.page(allowed.port(), from, reason, limit);
        } catch (RetriableException away) {
            throw unavailable(away);
        }
    }

    @Override
    public List<Replay> replays(String port) {
        return replays.latest(rights.required(port).port()).stream()
                .map(QuarantineView::of)
                .toList();
    }

    @Override
    public Replay replay(String port, NewReplay wanted) {
        var allowed = rights.required(port);
        var choice = choice(wanted);
        var end = end(allowed.port());
        requireBefore(end, choice);
        return transaction.execute(_ -> {
            var replay = replays.ask(allowed.port(), choice, wanted.again(), allowed.user(), end);
            var details = JsonNodeFactory.instance
                    .objectNode()
                    .put("replay", replay.id().toString())
                    .put("again", wanted.again());
            switch (choice) {
                case Choice.OfReason of -> details.put("reasonCode", of.code());
                case Choice.At at -> details.putPOJO("offsets", at.offsets());
            }
            trail.append(allowed.user(), "quarantine replayed", allowed.port().toString(), details, null);
            return QuarantineView.of(replay);
        });
    }

    private static void requireBefore(long end, Choice choice) {
        if (choice instanceof Choice.At at && at.offsets().getLast() >= end) {
            throw new ServerException(
                    ServerError.BAD_REQUEST,
                    "there is no offset %d in quarantine, which ends before %d"
                            .formatted(at.offsets().getLast(), end));
        }
    }

    private long end(PortId port) {
        try {
            return quarantine.end(port);
        } catch (RetriableException away) {
            throw unavailable(away);
        }
    }

    private static Choice choice(NewReplay wanted) {
        var code = wanted.reasonCode();
        var offsets = wanted.offsets();
        if (code == null == (offsets == null)) {
            throw new ServerException(
                    ServerError.BAD_REQUEST, "say which records: either their reasonCode or their offsets");
        }
        try {
            return code == null ? new Choice.At(offsets) : new Choice.OfReason(code);
        } catch (IllegalArgumentException | NullPointerException unusable) {
            throw new ServerException(ServerError.BAD_REQUEST, String.valueOf(unusable.getMessage()));
        }
    }

    private static ServerException unavailable(RetriableException away) {
        return new ServerException(
                ServerError.KAFKA_UNAVAILABLE,
                "Kafka does not answer; see that it runs, then try again: " + away.getMessage());
    }
}
