package org.finmesh.governance;

import java.nio.file.Path;
import java.time.Clock;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/** Governance as part of a Spring application, whose data source is the platform's database. */
@Configuration(proxyBeanMethods = false)
class GovernanceConfiguration {

    /** @param folder the repository's governance folder, or a copy of it */
    @Bean
    RulesInForce rulesInForce(@Value("${finmesh.governance-dir}") String folder) {
        // A text, because Spring would look for a path among the web application's own resources first.
        return new RulesInForce(Rulebook.load(Path.of(folder)), Clock.systemUTC());
    }

    @Bean
    AuditTrail auditTrail(JdbcClient database, PlatformTransactionManager transactions) {
        return new AuditTrail(database, transactions, Clock.systemUTC());
    }

    /** @param mesh what is live, from whoever keeps it */
    @Bean
    Council council(
            JdbcClient database,
            PlatformTransactionManager transactions,
            AuditTrail trail,
            RulesInForce rules,
            LiveMesh mesh) {
        return Council.over(database, transactions, trail, rules, mesh, Clock.systemUTC());
    }

    @Bean
    LiveVerdicts liveVerdicts(JdbcClient database, PlatformTransactionManager transactions, AuditTrail trail) {
        return new LiveVerdicts(database, transactions, trail, Clock.systemUTC());
    }
}
