package org.finmesh.platform.access.proof;

import java.time.Duration;
import java.time.Instant;
import org.finmesh.platform.access.AccessProven;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.Receipt;
import org.finmesh.platform.access.agreements.Agreements;
import org.finmesh.platform.access.agreements.OfferedPorts;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/**
 * Has an agreement tried and says whether what was seen is the proof. Only what was in force from the first attempt to the last
 * can be held against what was seen; and systems have a few seconds to follow a change, so that an answer other than agreed
 * counts once it has been the same for longer than that.
 */
@Component
class Judge {

    /** Longer than an end may take to have its effect, which is 5 s. */
    private static final Duration FOLLOWS_WITHIN = Duration.ofSeconds(7);

    /** With the pauses in between, a system has been silent for about two minutes. */
    private static final int FAILURES_MAX = 7;

    private final ProofsDue due;
    private final Agreements agreements;
    private final OfferedPorts offeredPorts;
    private final ConsumerStanding standing;
    private final Prover prover;
    private final ReceiptBook book;
    private final TransactionOperations transactions;
    private final ApplicationEventPublisher events;

    Judge(
            ProofsDue due,
            Agreements agreements,
            OfferedPorts offeredPorts,
            ConsumerStanding standing,
            Prover prover,
            ReceiptBook book,
            TransactionOperations transactions,
            ApplicationEventPublisher events) {
        this.due = due;
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
        this.standing = standing;
        this.prover = prover;
        this.book = book;
        this.transactions = transactions;
        this.events = events;
    }

    void judge(Due asked) {
        var agreement = agreements.find(asked.agreement()).orElseThrow();
        var port = offeredPorts.find(agreement.port()).orElseThrow();
        var consumer = agreement.consumer().id();
        var before = standing.of(consumer);
        var receipt = prover.prove(agreement, port, asked.occasion(), before);
        var now = Instant.now();
        if (!standing.of(consumer).equals(before)) {
            due.again(asked.overtaken(), now);
        } else if (!receipt.isAnswered()) {
            unanswered(asked, agreement, receipt, now);
        } else if (receipt.holds()) {
            transactions.executeWithoutResult(_ -> {
                if (due.done(asked)) {
                    keep(agreement, receipt);
                }
            });
        } else {
            contradicted(asked.contradicted(now), agreement, receipt, now);
        }
    }

    private void unanswered(Due asked, Agreement agreement, Receipt receipt, Instant now) {
        var failed = asked.failed();
        if (failed.failures() >= FAILURES_MAX && !failed.reported()) {
            report(failed, agreement, receipt, now);
        } else {
            due.again(failed, now);
        }
    }

    private void contradicted(Due asked, Agreement agreement, Receipt receipt, Instant now) {
        var longEnough = now.minus(FOLLOWS_WITHIN);
        var settled = asked.contradictedSince() != null
                && asked.contradictedSince().isBefore(longEnough)
                && standing.unchangedSince(agreement.consumer().id()).isBefore(longEnough);
        if (asked.reported()) {
            due.again(asked.afterReport(), now);
        } else if (settled) {
            report(asked, agreement, receipt, now);
        } else {
            due.again(asked, now);
        }
    }

    /** It is tried on, until another receipt can say that it holds again. */
    private void report(Due asked, Agreement agreement, Receipt receipt, Instant now) {
        transactions.executeWithoutResult(_ -> {
            keep(agreement, receipt);
            due.again(asked.afterReport(), now);
        });
    }

    private void keep(Agreement agreement, Receipt receipt) {
        book.add(receipt);
        events.publishEvent(
                new AccessProven(receipt, agreement.port(), agreement.consumer().id()));
    }
}
