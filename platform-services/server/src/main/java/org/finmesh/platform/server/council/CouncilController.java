package org.finmesh.platform.server.council;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.governance.Choice;
import org.finmesh.governance.Draft;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Person;
import org.finmesh.platform.api.CouncilApi;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

/** The council, for whoever calls. */
@RestController
class CouncilController implements CouncilApi {

    private final org.finmesh.governance.Council council;
    private final CurrentCaller caller;

    CouncilController(org.finmesh.governance.Council council, CurrentCaller caller) {
        this.council = council;
        this.caller = caller;
    }

    @Override
    public Council council() {
        return Answers.council(council);
    }

    @Override
    public Proposal propose(NewProposal proposal) {
        return Answers.proposal(council.propose(
                person(),
                new Draft(
                        text(proposal.title()),
                        text(proposal.why()),
                        date(proposal.effectiveOn()),
                        files(proposal.files()),
                        proposal.supersedes())));
    }

    @Override
    public List<ProposalSummary> proposals() {
        return council.proposals().stream().map(Answers::summary).toList();
    }

    @Override
    public Proposal proposal(long id) {
        return Answers.proposal(council.proposal(id));
    }

    @Override
    public Replay replay(long id) {
        return Answers.replay(council.replay(person(), id));
    }

    @Override
    public Proposal vote(long id, NewVote vote) {
        return Answers.proposal(council.vote(person(), id, Choice.parse(text(vote.choice())), text(vote.note())));
    }

    @Override
    public Proposal withdraw(long id, Withdrawal withdrawal) {
        return Answers.proposal(council.withdraw(person(), id, text(withdrawal.note())));
    }

    @Override
    public String record(long id) {
        return council.record(id);
    }

    private Person person() {
        var asking = caller.get();
        return new Person(asking.user(), asking.owns(), asking.councilMember());
    }

    private static Map<String, Optional<String>> files(@Nullable List<@Nullable File> files) {
        var byPath = new HashMap<String, Optional<String>>();
        for (var file : files == null ? List.<@Nullable File>of() : files) {
            if (file == null || file.path() == null) {
                throw unreadable("every file needs a path", null);
            }
            if (byPath.put(file.path(), Optional.ofNullable(file.text())) != null) {
                throw unreadable("%s is there twice".formatted(file.path()), null);
            }
        }
        return byPath;
    }

    private static @Nullable LocalDate date(@Nullable String text) {
        try {
            return text == null ? null : LocalDate.parse(text);
        } catch (DateTimeException e) {
            throw unreadable("'%s' is no date, such as 2027-01-31".formatted(text), e);
        }
    }

    private static GovernanceException unreadable(String why, @Nullable Exception cause) {
        return new GovernanceException(GovernanceError.PROPOSAL_UNREADABLE, why, cause);
    }

    /** What JSON leaves out is empty; the council says what it needs. */
    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
