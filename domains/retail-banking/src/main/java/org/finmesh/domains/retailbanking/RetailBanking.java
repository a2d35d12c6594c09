package org.finmesh.domains.retailbanking;

import java.time.Clock;
import java.time.Duration;
import org.finmesh.domains.retailbanking.bank.BookedTransactions;
import org.finmesh.domains.retailbanking.fraudalerts.FraudAlertsTopology;
import org.finmesh.domains.retailbanking.transactionhistory.TransactionHistoryTopology;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.Domain;
import org.finmesh.platform.processing.Pace;

/**
 * The retail banking domain: transactions, what looks like fraud in them, what they say about customers, and who of these
 * is a legal entity.
 */
public final class RetailBanking {

    private static final double TRANSACTIONS_PER_SECOND = 20;

    private RetailBanking() {}

    /** {@code FINMESH_TRANSACTIONS_PER_SECOND} sets how many transactions the generator books. */
    public static void main(String[] args) {
        var pace = Pace.ofSetting("FINMESH_TRANSACTIONS_PER_SECOND", TRANSACTIONS_PER_SECOND);
        Domain.named("retail-banking")
                .topology(new TransactionHistoryTopology())
                .topology(new FraudAlertsTopology())
                .source(new BookedTransactions(pace, Clock.systemUTC()))
                .dbt(DbtProduct.named("customer-360")
                        .major(1)
                        .every(Duration.ofMinutes(3))
                        .within(Duration.ofMinutes(5)))
                .dbt(DbtProduct.named("customer-360")
                        .every(Duration.ofMinutes(3))
                        .within(Duration.ofMinutes(5)))
                .dbt(DbtProduct.named("party-cross-reference")
                        .every(Duration.ofMinutes(10))
                        .within(Duration.ofMinutes(5)))
                .run();
    }
}
