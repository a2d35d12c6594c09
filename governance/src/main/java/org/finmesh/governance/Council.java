package org.finmesh.governance;

import java.time.Clock;
import java.util.List;
import org.finmesh.governance.council.Ballots;
import org.finmesh.governance.council.Chamber;
import org.finmesh.governance.council.CouncilTransactions;
import org.finmesh.governance.council.Effect;
import org.finmesh.governance.council.Law;
import org.finmesh.governance.council.Minutes;
import org.finmesh.governance.council.Opening;
import org.finmesh.governance.council.Outcomes;
import org.finmesh.governance.council.Proposals;
import org.finmesh.governance.council.Replays;
import org.finmesh.governance.council.Sitting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;

/**
 * How the rules of the mesh are changed: a proposal is replayed over all that is live, voted on by the charter, and in
 * force from its date, without a restart. All of it is kept, and on the {@link AuditTrail}.
 */
public final class Council {

    /** Who acts when nobody does: votes were counted, or time passed. */
    public static final String PLATFORM = "platform";

    private final Law law;
    private final Chamber chamber;
    private final Effect effect;

    private Council(Law law, Chamber chamber, Effect effect) {
        this.law = law;
        this.chamber = chamber;
        this.effect = effect;
    }

    /**
     * @param rules as the governance folder has them; what was decided comes over it with {@link #advance}
     * @param clock tells when votes close and decisions take effect
     * @throws GovernanceException UNUSABLE_RULES when the folder has no charter
     */
    public static Council over(
            JdbcClient database,
            PlatformTransactionManager transactions,
            AuditTrail trail,
            RulesInForce rules,
            LiveMesh mesh,
            Clock clock) {
        rules.rulebook().charter();
        var proposals = new Proposals(database);
        var replays = new Replays(database);
        var minutes = new Minutes(proposals, trail);
        var turns = new CouncilTransactions(database, transactions);
        var law = new Law(rules.rulebook(), rules, proposals);
        var opening = new Opening(law, proposals, replays, mesh, minutes, clock);
        var sitting = new Sitting(law, proposals, new Ballots(database), replays, mesh, minutes, clock);
        var outcomes = new Outcomes(law, rules, mesh);
        return new Council(
                law,
                new Chamber(law, proposals, replays, opening, sitting, outcomes, turns),
                new Effect(law, proposals, sitting, minutes, turns, clock));
    }

    /** The charter in force. */
    public Charter charter() {
        return law.inForce().charter();
    }

    /** Of the rules in force. */
    public String rulesVersion() {
        return law.inForce().version();
    }

    /** Files whose text in the governance folder is another than the decided one, which is in force. */
    public List<String> divergences() {
        return law.divergences();
    }

    /**
     * Opens a proposal for votes, replayed.
     *
     * @throws GovernanceException NOT_ON_THE_COUNCIL, PROPOSAL_UNREADABLE, NOTHING_NEW, BASE_CHANGED,
     *     PROPOSED_RULES_UNUSABLE, TOO_SOON
     */
    public Dossier propose(Person person, Draft draft) {
        person.requireMayPropose();
        return chamber.propose(person, draft);
    }

    /** Newest first. */
    public List<Proposal> proposals() {
        return chamber.proposals();
    }

    /** @throws GovernanceException PROPOSAL_UNKNOWN */
    public Dossier proposal(long id) {
        return chamber.dossier(id);
    }

    /**
     * What it would do to what is live now; kept beside earlier ones.
     *
     * @throws GovernanceException PROPOSAL_UNKNOWN, NOT_ON_THE_COUNCIL, PROPOSAL_CLOSED
     */
    public Replay replay(Person person, long id) {
        person.requireMayPropose();
        return chamber.replay(id);
    }

    /**
     * The vote of the person's seat, in place of its earlier one. Decides the proposal as soon as no missing vote can
     * change the outcome; what is accepted for today is in force when this returns.
     *
     * @throws GovernanceException PROPOSAL_UNKNOWN, PROPOSAL_CLOSED, NOT_ON_THE_COUNCIL, RECUSED, VOTE_UNREADABLE
     */
    public Dossier vote(Person person, long id, Choice choice, String note) {
        chamber.vote(person, id, choice, note);
        effect.advance();
        return chamber.dossier(id);
    }

    /** @throws GovernanceException PROPOSAL_UNKNOWN, PROPOSAL_CLOSED, NOT_THE_PROPOSER */
    public Dossier withdraw(Person person, long id, String note) {
        chamber.withdraw(person, id, note);
        return chamber.dossier(id);
    }

    /**
     * The decision as Markdown, in the form of MADR.
     *
     * @throws GovernanceException PROPOSAL_UNKNOWN, PROPOSAL_OPEN
     */
    public String record(long id) {
        return chamber.record(id);
    }

    /**
     * Closes votes whose time is over and puts into force what is due, also what another server decided. To be called
     * before the first request is answered, and every second from then on.
     */
    public void advance() {
        effect.advance();
    }
}
