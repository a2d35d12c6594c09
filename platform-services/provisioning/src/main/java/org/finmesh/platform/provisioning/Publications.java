package org.finmesh.platform.provisioning;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.finmesh.governance.AuditTrail;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.provisioning.Resource.CatalogEntry;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** What was published, step by step. */
@Repository
class Publications {

    private final JdbcClient jdbc;
    private final ApplicationEventPublisher events;
    private final PublishedPorts ports;
    private final AuditTrail audit;

    Publications(JdbcClient jdbc, ApplicationEventPublisher events, PublishedPorts ports, AuditTrail audit) {
        this.jdbc = jdbc;
        this.ports = ports;
        this.events = events;
        this.audit = audit;
    }

    Optional<CatalogEntry> lastDone(ProductId product) {
        return jdbc.sql(
                        "select version, digest from provisioning.publication where product = ? and state = 'done' order by ended_at desc limit 1")
                .param(product.toString())
                .query((row, number) ->
                        new CatalogEntry(product.toString(), row.getString("version"), row.getString("digest")))
                .optional();
    }

    /** Called with the product locked: what is still open of it was cut off by a crash. */
    @Transactional
    UUID begin(Plan plan, String by) {
        var product = plan.product();
        jdbc.sql(
                        "update provisioning.publication set state = 'failed', ended_at = now(), error = 'the server ended' where product = ? and state = 'running'")
                .param(product.id().toString())
                .update();
        var id = UUID.randomUUID();
        jdbc.sql(
                        "insert into provisioning.publication (id, product, version, published_by, state, digest, ports) values (?, ?, ?, ?, 'running', ?, ?)")
                .params(
                        id,
                        product.id().toString(),
                        product.latest().version().toString(),
                        by,
                        FilesDigest.of(product),
                        product.contracts().stream()
                                .map(Contract::port)
                                .map(Object::toString)
                                .toArray(String[]::new))
                .update();
        return id;
    }

    void record(UUID publication, int position, Step step) {
        var key = step.resource().key();
        jdbc.sql(
                        "insert into provisioning.step (publication, position, action, kind, name, detail) values (?, ?, ?, ?, ?, ?)")
                .params(publication, position, step.action(), key.kind(), key.name(), step.detail())
                .update();
    }

    /** Closes the publication and says so, both or neither. */
    @Transactional
    void finish(UUID publication, Plan plan, String by) {
        var product = plan.product();
        jdbc.sql("update provisioning.publication set state = 'done', ended_at = now() where id = ?")
                .param(publication)
                .update();
        ports.put(product);
        audit.append(
                by,
                "published",
                product.id().toString(),
                details(plan, publication),
                Verdict.versions(plan.verdicts()));
        events.publishEvent(new ProductPublished(
                product.id().toString(),
                product.latest().version().toString(),
                files(product),
                by,
                Instant.now().truncatedTo(ChronoUnit.MICROS)));
    }

    void refused(Plan plan, String by) {
        audit.append(
                by,
                "publication refused",
                plan.product().id().toString(),
                details(plan, null),
                Verdict.versions(plan.verdicts()));
    }

    private static JsonNode details(Plan plan, @Nullable UUID publication) {
        var details = JsonNodeFactory.instance.objectNode();
        details.put("version", plan.product().latest().version().toString());
        details.put("publication", publication == null ? null : publication.toString());
        details.set("verdicts", Verdict.outcomes(plan.verdicts()));
        var findings = details.putArray("findings");
        plan.findings().forEach(finding -> findings.add(finding.severity() + " " + finding.message()));
        return details;
    }

    private static List<SourceFile> files(DataProduct product) {
        var files = new ArrayList<SourceFile>();
        files.add(product.file());
        product.contracts().stream().map(Contract::file).forEach(files::add);
        return files;
    }

    void fail(UUID publication, RuntimeException failure) {
        jdbc.sql("update provisioning.publication set state = 'failed', ended_at = now(), error = ? where id = ?")
                .params(String.valueOf(failure.getMessage()), publication)
                .update();
    }
}
