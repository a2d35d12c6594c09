package org.finmesh.platform.server.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.governance.AuditChain;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.Readers;
import org.finmesh.platform.api.AuditApi;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.server.identity.Caller;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class AuditController implements AuditApi {

    private static final int LIMIT_MAX = 1_000;

    private final CurrentCaller caller;
    private final AuditTrail trail;

    AuditController(CurrentCaller caller, AuditTrail trail) {
        this.caller = caller;
        this.trail = trail;
    }

    @Override
    public String entries(long from) {
        requireAuditor();
        return trail.from(from).stream().map(entry -> entry.line() + "\n").collect(Collectors.joining());
    }

    @Override
    public List<Entry> search(@Nullable String subject, @Nullable String who, int limit) {
        requireAuditor();
        if (limit < 1 || limit > LIMIT_MAX) {
            throw new ServerException(ServerError.LIMIT_BOUNDS, "limit is 1 to %d, not %d".formatted(LIMIT_MAX, limit));
        }
        return trail.search(subject, who, limit).stream()
                .map(AuditController::answer)
                .toList();
    }

    @Override
    public Verification verify() {
        requireAuditor();
        var chain = new AuditChain();
        var broken = trail.all()
                .flatMap(entry -> chain.add(entry).stream())
                .findFirst()
                .orElse(null);
        return new Verification(
                broken == null,
                chain.length(),
                chain.lastHash(),
                broken == null ? null : broken.sequence(),
                broken == null ? null : broken.reason());
    }

    @Override
    public AsOf asOf(String instant, String product) {
        var id = product(product);
        requireAuditorOrOwner(id.domain());
        var readers = trail.readers(id, instant(instant));
        var publication = readers.publication();
        return new AsOf(
                id.toString(),
                readers.at().toString(),
                publication == null ? null : answer(publication),
                readers.readers().stream().map(AuditController::answer).toList());
    }

    private static Entry answer(AuditEntry entry) {
        return new Entry(
                entry.sequence(),
                entry.at().toString(),
                entry.who(),
                entry.what(),
                entry.subject(),
                entry.details(),
                entry.policyVersion(),
                entry.hash());
    }

    private static Publication answer(Readers.Publication publication) {
        return new Publication(
                publication.version(),
                publication.by(),
                publication.at().toString(),
                publication.policyVersion(),
                publication.entry());
    }

    private static Reader answer(Readers.Reader reader) {
        return new Reader(
                reader.port(),
                reader.consumer(),
                reader.agreement(),
                reader.since().toString(),
                reader.approvedBy(),
                reader.note(),
                reader.policyVersion(),
                reader.entry());
    }

    private void requireAuditor() {
        if (!mayAudit(caller.get())) {
            throw refusal("the audit trail is for auditors and the platform team");
        }
    }

    private void requireAuditorOrOwner(DomainName domain) {
        if (!mayAudit(caller.get()) && !caller.get().owns(domain)) {
            throw refusal("who could read is for auditors, the platform team and owners of %s".formatted(domain));
        }
    }

    private static boolean mayAudit(Caller caller) {
        return caller.auditor() || caller.platform();
    }

    private ServerException refusal(String whom) {
        return new ServerException(
                ServerError.NOT_AN_AUDITOR,
                "%s; %s is none of them".formatted(whom, caller.get().user()));
    }

    private static Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException malformed) {
            throw new ServerException(
                    ServerError.BAD_REQUEST, "'%s' is no instant such as 2026-11-24T10:00:00Z".formatted(text));
        }
    }

    private static ProductId product(String text) {
        try {
            return ProductId.parse(text);
        } catch (IllegalArgumentException malformed) {
            throw new ServerException(ServerError.BAD_REQUEST, String.valueOf(malformed.getMessage()));
        }
    }
}
