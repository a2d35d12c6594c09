package org.finmesh.governance.council;

import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * What changes anything of the council takes turns, over all servers of one database: proposals are few, and two that
 * are decided at once could each be sound without the other.
 */
public final class CouncilTransactions {

    /** Any number that nobody else of the database uses. */
    private static final long LOCK = 0x636f756e63696cL;

    private final JdbcClient database;
    private final TransactionTemplate transaction;

    public CouncilTransactions(JdbcClient database, PlatformTransactionManager transactions) {
        this.database = database;
        this.transaction = new TransactionTemplate(transactions);
    }

    <T> T inTurn(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(_ -> {
            database.sql("SELECT pg_advisory_xact_lock(?)")
                    .param(LOCK)
                    .query((_, _) -> "")
                    .single();
            return work.get();
        }));
    }
}
