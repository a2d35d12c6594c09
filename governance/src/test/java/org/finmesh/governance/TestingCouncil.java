package org.finmesh.governance;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.finmesh.governance.LiveMesh.Live;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import org.flywaydb.core.Flyway;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;

/**
 * The council of a small mesh on a real database, at a time of the test's choice. One instance is one server: a second
 * one over the same database is another server, or the first after a restart.
 */
final class TestingCouncil {

    static final Person ROSA = owner("rosa", "retail-banking");
    static final Person RAJ = owner("raj", "retail-banking");
    static final Person CARLOS = owner("carlos", "capital-markets");
    static final Person TESSA = owner("tessa", "treasury");
    static final Person KOFI = new Person("kofi", Set.of(), true);
    static final Person CLARA = new Person("clara", Set.of(), false);

    static final String CHARTER = """
            domains:
              retail-banking: {owner: rosa, deputies: [raj]}
              capital-markets: {owner: carlos}
              treasury: {owner: tessa}
            central: [kofi]
            quorum: 1/2
            majority: 1/2
            charterMajority: 3/4
            votingDays: 14
            noticeDays: 0
            graceDays: 0
            proposer: counts
            recusals: [waived-domain]
            """;

    /** The governance folder's rules, under that charter. */
    static final Rulebook FOLDER = Rulebook.load(Path.of("")).amended(Map.of(Charter.PATH, Optional.of(CHARTER)));

    /** What is live, as tests have it: the product of a policy's example, under other names. */
    static final class TestingMesh implements LiveMesh {

        private final List<Live> products = new ArrayList<>();

        void publish(String... ids) {
            for (var id : ids) {
                publish(product(id).read());
            }
        }

        void publish(DataProduct product) {
            products.add(new Live(product.id().toString(), product.id(), Subject.of(product)));
        }

        @Override
        public State read() {
            return new State(version(), products, List.of());
        }

        @Override
        public String version() {
            return String.valueOf(products.size());
        }
    }

    static final class TestingClock implements InstantSource {

        private final AtomicReference<Instant> now = new AtomicReference<>(Instant.parse("2026-11-24T10:00:00Z"));

        void set(String instant) {
            now.set(Instant.parse(instant));
        }

        @Override
        public Instant instant() {
            return now.get();
        }
    }

    final RulesInForce rules;
    final AuditTrail trail;
    private final Council council;

    TestingCouncil(DataSource dataSource, Rulebook folder, LiveMesh mesh, TestingClock time) {
        var clock = time.withZone(ZoneOffset.UTC);
        var transactions = new DataSourceTransactionManager(dataSource);
        var database = JdbcClient.create(dataSource);
        this.trail = new AuditTrail(database, transactions, clock);
        this.rules = new RulesInForce(folder, clock);
        this.council = Council.over(database, transactions, trail, rules, mesh, clock);
        council.advance();
    }

    Council council() {
        return council;
    }

    /** @param administrator who alone can take the audit trail away */
    static void newDatabase(DataSource dataSource, JdbcClient administrator) {
        administrator
                .sql("DROP TABLE IF EXISTS audit.audit_entry; DROP FUNCTION IF EXISTS audit.refuse_change")
                .update();
        var database = JdbcClient.create(dataSource);
        database.sql("DROP SCHEMA IF EXISTS governance CASCADE").update();
        database.sql("DROP TABLE IF EXISTS flyway_schema_history").update();
        Flyway.configure().dataSource(dataSource).load().migrate();
    }

    static ProductFolder product(String id) {
        try {
            return new ProductFolder(ProductFolder.at(Path.of("policies/owner-and-support/passing")).files().stream()
                    .map(file -> new SourceFile(file.name(), renamed(file, ProductId.parse(id))))
                    .toList());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String renamed(SourceFile file, ProductId id) {
        var text =
                file.text().replace("treasury.deposits", id.toString()).replace("[treasury.", "[" + id.domain() + ".");
        return file.name().endsWith("product.odps.yaml")
                ? text.replace("- name: deposits", "- name: " + id.name())
                : text;
    }

    private static Person owner(String user, String domain) {
        return new Person(user, Set.of(new DomainName(domain)), true);
    }
}
