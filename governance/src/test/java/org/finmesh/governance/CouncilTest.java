package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.finmesh.governance.TestingCouncil.CARLOS;
import static org.finmesh.governance.TestingCouncil.CHARTER;
import static org.finmesh.governance.TestingCouncil.CLARA;
import static org.finmesh.governance.TestingCouncil.KOFI;
import static org.finmesh.governance.TestingCouncil.RAJ;
import static org.finmesh.governance.TestingCouncil.ROSA;
import static org.finmesh.governance.TestingCouncil.TESSA;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.finmesh.governance.Replay.Direction;
import org.finmesh.governance.Replay.Shift;
import org.finmesh.governance.TestingCouncil.TestingClock;
import org.finmesh.governance.TestingCouncil.TestingMesh;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.finmesh.platform.localstack.PostgreSql;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** On a real PostgreSQL, as the role that the platform has there. */
class CouncilTest {

    private static final String SHORT = "policies/names-are-short/policy.yaml";
    private static final String GLOSSARY = "standards/glossary.yaml";
    private static final String OTHER = "policies/names-are-plain/policy.yaml";

    private static LocalStack stack;
    private static HikariDataSource dataSource;
    private static JdbcClient administrator;

    private final TestingClock clock = new TestingClock();
    private final TestingMesh mesh = new TestingMesh();
    private TestingCouncil server;
    private Council council;

    @BeforeAll
    static void startPostgreSql() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
        var server = stack.postgreSql();
        dataSource = new HikariDataSource();
        dataSource.setJdbcUrl(server.platformJdbcUrl());
        dataSource.setUsername(PostgreSql.PLATFORM_USER);
        dataSource.setPassword(server.platformPassword());
        administrator = JdbcClient.create(
                new DriverManagerDataSource(server.platformJdbcUrl(), server.superuser(), server.superuserPassword()));
    }

    @AfterAll
    static void stopPostgreSql() {
        dataSource.close();
        stack.close();
    }

    @BeforeEach
    void newMesh() {
        TestingCouncil.newDatabase(dataSource, administrator);
        mesh.publish("treasury.deposits", "retail-banking.very-long-name");
        restart();
    }

    private void restart() {
        restart(TestingCouncil.FOLDER);
    }

    private void restart(Rulebook folder) {
        server = another(folder);
        council = server.council();
    }

    private TestingCouncil another(Rulebook folder) {
        return new TestingCouncil(dataSource, folder, mesh, clock);
    }

    /** A policy that a product keeps whose id has at most so many characters. */
    private static String shortNames(int charactersMax, String stage) {
        return """
                title: Names are short
                why: People say them.
                owner: council
                severity: error
                stage: %s
                scope: product
                expression: product.id.size() <= %d
                message: Find a shorter name.
                """.formatted(stage, charactersMax);
    }

    private static Draft draft(String path, @Nullable String text) {
        return draft(Map.of(path, Optional.ofNullable(text)), null, null);
    }

    private static Draft draft(
            Map<String, Optional<String>> files, @Nullable String effectiveOn, @Nullable Long supersedes) {
        return new Draft(
                "Names are short",
                "Long names are not said in full, and then they differ.",
                effectiveOn == null ? null : LocalDate.parse(effectiveOn),
                files,
                supersedes);
    }

    private long propose(Person person, Draft draft) {
        return council.propose(person, draft).proposal().id();
    }

    private long proposeShortNames() {
        return propose(TESSA, draft(SHORT, shortNames(20, "enforced")));
    }

    private Dossier accept(long id) {
        council.vote(TESSA, id, Choice.YES, "");
        council.vote(CARLOS, id, Choice.YES, "");
        return council.vote(KOFI, id, Choice.YES, "");
    }

    private ProposalState state(long id) {
        return council.proposal(id).proposal().state();
    }

    private boolean inForce(String policy) {
        return server.rules.rulebook().policies().all().stream()
                .anyMatch(known -> known.name().equals(policy));
    }

    private static void assertRefused(GovernanceError error, String says, ThrowingCallable call) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(error))
                .hasMessageContaining(says);
    }

    @Test
    void theReplayNamesExactlyTheProductThatWouldBreakBeforeAnybodyVotes() {
        var proposed = council.propose(TESSA, draft(SHORT, shortNames(20, "enforced")));

        assertThat(proposed.proposal().state()).isEqualTo(ProposalState.OPEN);
        assertThat(proposed.votes()).isEmpty();
        var replay = proposed.replay().orElseThrow();
        assertThat(replay.products()).isEqualTo(2);
        assertThat(replay.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.subject()).isEqualTo("retail-banking.very-long-name");
            assertThat(shift.policy()).isEqualTo("names-are-short");
            assertThat(shift.direction()).isEqualTo(Direction.NEWLY_FAILS);
            assertThat(shift.after().failsFrom()).isEqualTo("2026-11-24");
            assertThat(shift.message()).contains("Find a shorter name.");
        });
        assertThat(inForce("names-are-short")).isFalse();
    }

    @Test
    void acceptedForTodayItIsInForceAtOnceAndItsOutcomeIsThere() {
        var id = proposeShortNames();

        var decided = accept(id);

        assertThat(decided.proposal().history())
                .extracting(Proposal.Step::state)
                .containsExactly(ProposalState.ACCEPTED, ProposalState.IN_FORCE);
        assertThat(inForce("names-are-short")).isTrue();
        assertThat(decided.outcome().orElseThrow().breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.subject()).isEqualTo("retail-banking.very-long-name");
            assertThat(breach.outcome()).isEqualTo(Verdict.Outcome.FAIL);
        });
        assertThat(server.trail.about("proposal " + id).reversed())
                .extracting(AuditEntry::what)
                .containsExactly("proposed", "voted", "voted", "voted", "accepted", "in force");
        assertThat(server.trail.verify()).isEmpty();
    }

    @Test
    void theOutcomeOfAnotherConceptNamesTheProductThatWouldNoLongerBePublished() throws IOException {
        mesh.publish(ProductFolder.at(Path.of("../domains/retail-banking/products/transaction-history"))
                .read());
        var glossary = TestingCouncil.FOLDER.files().get(GLOSSARY);
        var changed = glossary.replaceFirst("(?s)(- id: account-amount.*?type: )number", "$1string");
        assertThat(changed).isNotEqualTo(glossary);

        var decided = accept(propose(TESSA, draft(GLOSSARY, changed)));

        assertThat(decided.outcome().orElseThrow().breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.subject()).isEqualTo("retail-banking.transaction-history");
            assertThat(breach.policy()).isEqualTo(Replay.MEANING);
            assertThat(breach.outcome()).isEqualTo(Verdict.Outcome.FAIL);
            assertThat(breach.message()).contains("its concept 'account-amount' has string");
        });

        accept(propose(TESSA, draft(GLOSSARY, glossary)));

        assertThat(council.proposal(decided.proposal().id())
                        .outcome()
                        .orElseThrow()
                        .breaches())
                .isEmpty();
    }

    @Test
    void aRestartKeepsWhatIsInForce() {
        accept(proposeShortNames());

        restart();

        assertThat(inForce("names-are-short")).isTrue();
    }

    @Test
    void aFolderThatHasTheDecisionAlreadyIsNoConflict() {
        var id = accept(proposeShortNames()).proposal().id();
        var merged = TestingCouncil.FOLDER.amended(Map.of(SHORT, Optional.of(shortNames(20, "enforced"))));

        restart(merged);
        assertThat(inForce("names-are-short")).isTrue();
        assertThat(council.divergences()).isEmpty();

        restart(merged.amended(Map.of(SHORT, Optional.of(shortNames(99, "draft")))));
        assertThat(server.rules.rulebook().files()).containsEntry(SHORT, shortNames(20, "enforced"));
        assertThat(council.divergences()).containsExactly(SHORT);
        assertThat(state(id)).isEqualTo(ProposalState.IN_FORCE);
    }

    @Test
    void aDecidedRemovalThatTheFolderHasAlreadyIsNoConflict() {
        accept(proposeShortNames());
        accept(propose(TESSA, draft(SHORT, null)));
        assertThat(inForce("names-are-short")).isFalse();

        restart();

        assertThat(inForce("names-are-short")).isFalse();
    }

    @Test
    void beforeItsDateNothingChangesAndFromThatDayItIsInForceWhoeverHasTheTime() {
        var id = propose(TESSA, draft(Map.of(SHORT, Optional.of(shortNames(20, "enforced"))), "2026-12-01", null));
        assertThat(accept(id).proposal().state()).isEqualTo(ProposalState.ACCEPTED);
        var other = another(TestingCouncil.FOLDER);

        clock.set("2026-11-30T23:59:59Z");
        council.advance();
        assertThat(inForce("names-are-short")).isFalse();

        clock.set("2026-12-01T00:00:00Z");
        other.council().advance();
        council.advance();
        assertThat(inForce("names-are-short")).isTrue();
        assertThat(other.rules.rulebook().version())
                .isEqualTo(server.rules.rulebook().version());
        assertThat(council.proposal(id).proposal().history()).hasSize(2);
    }

    @Test
    void whatWasDueWhileTheServerWasDownIsInForceWhenItIsUp() {
        var id = propose(TESSA, draft(Map.of(SHORT, Optional.of(shortNames(20, "enforced"))), "2026-12-01", null));
        council.vote(TESSA, id, Choice.YES, "");
        council.vote(CARLOS, id, Choice.YES, "");

        clock.set("2027-01-01T00:00:00Z");
        restart();

        assertThat(state(id)).isEqualTo(ProposalState.IN_FORCE);
        assertThat(inForce("names-are-short")).isTrue();
    }

    @Test
    void theSecondVoteOfADomainTakesThePlaceOfTheFirst() {
        var id = proposeShortNames();
        council.vote(ROSA, id, Choice.NO, "too strict");
        council.vote(CARLOS, id, Choice.YES, "");

        var dossier = council.vote(RAJ, id, Choice.YES, "we talked");

        assertThat(dossier.tally().yes()).isEqualTo(2);
        assertThat(dossier.tally().no()).isZero();
        assertThat(dossier.votes()).hasSize(3).satisfies(votes -> {
            assertThat(dossier.counts(votes.getFirst())).isFalse();
            assertThat(dossier.counts(votes.getLast())).isTrue();
        });
        assertThat(dossier.proposal().state()).isEqualTo(ProposalState.OPEN);
    }

    @Test
    void aVoteThatIsSentTwiceIsOne() {
        var id = proposeShortNames();
        council.vote(ROSA, id, Choice.YES, "fine");
        assertThat(council.vote(ROSA, id, Choice.YES, "fine").votes()).hasSize(1);
    }

    @Test
    void whoIsNotOnTheCouncilNeitherProposesNorVotes() {
        assertRefused(
                GovernanceError.NOT_ON_THE_COUNCIL,
                "clara neither owns a domain",
                () -> council.propose(CLARA, draft(SHORT, shortNames(20, "enforced"))));
        var id = proposeShortNames();
        assertRefused(
                GovernanceError.NOT_ON_THE_COUNCIL,
                "clara is no member",
                () -> council.vote(CLARA, id, Choice.YES, ""));
        assertThat(council.proposal(id).votes()).isEmpty();
    }

    @Test
    void allVotesAtOnceMakeOneDecisionOnTwoServers() throws Exception {
        var id = proposeShortNames();
        var other = another(TestingCouncil.FOLDER).council();
        var votes = IntStream.range(0, 8)
                .<Callable<Boolean>>mapToObj(i -> () -> {
                    var voter = List.of(TESSA, CARLOS, KOFI, ROSA).get(i % 4);
                    return voted(i < 4 ? council : other, voter, id);
                })
                .toList();
        try (var threads = Executors.newFixedThreadPool(8)) {
            for (var vote : threads.invokeAll(votes)) {
                vote.get();
            }
        }
        assertThat(council.proposal(id).proposal().history())
                .extracting(Proposal.Step::state)
                .containsExactly(ProposalState.ACCEPTED, ProposalState.IN_FORCE);
        assertThat(council.proposal(id).tally().yes()).isEqualTo(3);
        council.advance(); // as every second: the other server may have put it into force
        assertThat(inForce("names-are-short")).isTrue();
    }

    /** Whoever comes after the decision is told so. */
    private static boolean voted(Council council, Person voter, long id) {
        try {
            council.vote(voter, id, Choice.YES, "");
            return true;
        } catch (GovernanceException late) {
            assertThat(late.error()).isEqualTo(GovernanceError.PROPOSAL_CLOSED);
            return false;
        }
    }

    @Test
    void atTheDeadlineTheVotesThatAreThereDecide() {
        var accepted = proposeShortNames();
        var lapsed = propose(TESSA, draft(OTHER, shortNames(50, "enforced")));
        council.vote(TESSA, accepted, Choice.YES, "");
        council.vote(ROSA, accepted, Choice.ABSTAIN, "");
        council.vote(TESSA, lapsed, Choice.YES, "");

        clock.set("2026-12-08T10:00:00Z");
        assertRefused(
                GovernanceError.PROPOSAL_CLOSED,
                "was open until 2026-12-08T10:00:00Z",
                () -> council.vote(KOFI, lapsed, Choice.YES, ""));
        council.advance();

        assertThat(state(accepted)).isEqualTo(ProposalState.IN_FORCE);
        assertThat(state(lapsed)).isEqualTo(ProposalState.LAPSED);
        assertThat(council.proposal(lapsed).proposal().decision().orElseThrow().note())
                .contains("too few voted: 1 yes, 0 no, 0 abstained, of 4 votes");
    }

    @Test
    void aRejectedProposalChangesNothing() {
        var id = proposeShortNames();
        council.vote(ROSA, id, Choice.NO, "");
        council.vote(KOFI, id, Choice.NO, "");
        assertThat(state(id)).isEqualTo(ProposalState.REJECTED);
        assertThat(inForce("names-are-short")).isFalse();
        assertRefused(
                GovernanceError.PROPOSAL_CLOSED, "is rejected since", () -> council.vote(TESSA, id, Choice.YES, ""));
    }

    @Test
    void onlyWhoProposedWithdraws() {
        var id = proposeShortNames();
        assertRefused(GovernanceError.NOT_THE_PROPOSER, "tessa's to withdraw", () -> council.withdraw(ROSA, id, "no"));
        assertThat(council.withdraw(TESSA, id, "not now").proposal().state()).isEqualTo(ProposalState.WITHDRAWN);
        assertRefused(GovernanceError.PROPOSAL_CLOSED, "is withdrawn", () -> council.withdraw(TESSA, id, "not now"));
    }

    @Test
    void whatCannotBeReadWithTheProposedFilesIsRefusedAtOnceAndNothingIsKept() {
        assertRefused(
                GovernanceError.PROPOSED_RULES_UNUSABLE,
                SHORT,
                () -> propose(TESSA, draft(SHORT, shortNames(20, "enforced").replace("product.id", "product.id("))));
        assertRefused(
                GovernanceError.PROPOSED_RULES_UNUSABLE,
                "policies/x/readme.md",
                () -> propose(TESSA, draft("policies/x/readme.md", "nothing")));
        assertRefused(
                GovernanceError.PROPOSED_RULES_UNUSABLE,
                "council/charter.yaml: is missing",
                () -> propose(TESSA, draft(Charter.PATH, null)));
        assertRefused(GovernanceError.PROPOSAL_UNREADABLE, "is no path", () -> draft("../policies/x/policy.yaml", ""));
        assertRefused(
                GovernanceError.PROPOSAL_UNREADABLE, "there is no such file", () -> propose(TESSA, draft(SHORT, null)));
        assertRefused(
                GovernanceError.NOTHING_NEW,
                "in force as they are proposed",
                () -> propose(TESSA, draft(Charter.PATH, CHARTER)));
        assertThat(council.proposals()).isEmpty();
        assertThat(server.trail.last()).isEmpty();
    }

    @Test
    void theSameProposalTwiceIsOne() {
        var id = proposeShortNames();
        assertRefused(GovernanceError.NOTHING_NEW, "proposal %d, open".formatted(id), this::proposeShortNames);
    }

    @Test
    void twoProposalsOnOneFileDoNotUndoEachOther() {
        var first = proposeShortNames();
        var second = propose(ROSA, draft(SHORT, shortNames(30, "enforced")));

        accept(first);

        assertThat(state(second)).isEqualTo(ProposalState.OUTDATED);
        assertThat(council.proposal(second).proposal().history().getLast().note())
                .contains("proposal %d, accepted, changes the same file".formatted(first));
        assertRefused(
                GovernanceError.PROPOSAL_CLOSED, "is outdated since", () -> council.vote(KOFI, second, Choice.YES, ""));
    }

    @Test
    void onTopOfWhatIsAcceptedForLaterNothingIsProposedUnlessItSupersedesIt() {
        var first = propose(TESSA, draft(Map.of(SHORT, Optional.of(shortNames(20, "enforced"))), "2026-12-01", null));
        accept(first);
        var files = Map.of(SHORT, Optional.of(shortNames(30, "enforced")));
        assertRefused(GovernanceError.BASE_CHANGED, "supersede it", () -> propose(ROSA, draft(files, null, null)));

        var second = propose(ROSA, draft(files, null, first));
        accept(second);

        assertThat(state(first)).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(state(second)).isEqualTo(ProposalState.IN_FORCE);
        assertThat(council.proposal(first).supersededBy()).hasValue(second);
        clock.set("2026-12-02T00:00:00Z");
        council.advance();
        assertThat(server.rules.rulebook().files()).containsEntry(SHORT, shortNames(30, "enforced"));
    }

    @Test
    void aDecisionInForceIsSupersededWhenTheNextIsInForce() {
        var first = accept(proposeShortNames()).proposal().id();
        var second = propose(ROSA, draft(Map.of(SHORT, Optional.of(shortNames(30, "enforced"))), null, first));
        assertThat(council.proposal(second).replay().orElseThrow().shifts(Direction.NEWLY_PASSES))
                .extracting(Shift::subject)
                .containsExactly("retail-banking.very-long-name");

        accept(second);

        assertThat(state(first)).isEqualTo(ProposalState.SUPERSEDED);
        assertThat(council.record(first)).contains("Status: superseded", "superseded by decision " + second);
        assertThat(council.record(second)).contains("supersedes decision " + first);
        restart();
        assertThat(server.rules.rulebook().files()).containsEntry(SHORT, shortNames(30, "enforced"));
    }

    @Test
    void aFolderThatChangedMeanwhileOutdatesWhatIsOpenAndWhatIsDue() {
        var owner = "policies/owner-and-support/policy.yaml";
        var text = server.rules.rulebook().files().get(owner);
        var open = propose(TESSA, draft(owner, text + "# changed\n"));
        var due = propose(
                TESSA,
                draft(Map.of("policies/money-has-currency/policy.yaml", Optional.<String>empty()), "2026-12-01", null));
        accept(due);

        restart(TestingCouncil.FOLDER.amended(Map.of(
                owner,
                Optional.of(text + "# by another way\n"),
                "policies/money-has-currency/policy.yaml",
                Optional.of(shortNames(40, "enforced")))));
        assertThat(state(open)).isEqualTo(ProposalState.OUTDATED);
        clock.set("2026-12-01T00:00:00Z");
        council.advance();

        assertThat(state(due)).isEqualTo(ProposalState.OUTDATED);
        assertThat(server.rules.rulebook().files()).containsKey("policies/money-has-currency/policy.yaml");
    }

    @Test
    void theCharterItselfChangesByTheHigherMajorityAndIsInForceForTheNextVote() {
        var grown = CHARTER.replace("central: [kofi]", "central: [kofi, lena]");
        var id = propose(KOFI, draft(Charter.PATH, grown));
        council.vote(TESSA, id, Choice.YES, "");
        council.vote(CARLOS, id, Choice.YES, "");
        assertThat(council.vote(KOFI, id, Choice.YES, "").proposal().state()).isEqualTo(ProposalState.OPEN);
        council.vote(ROSA, id, Choice.YES, "");
        assertThat(state(id)).isEqualTo(ProposalState.IN_FORCE);

        var lena = new Person("lena", Set.of(), true);
        var next = proposeShortNames();
        assertThat(council.vote(lena, next, Choice.NO, "").tally().entitled()).isEqualTo(5);
        assertThat(council.proposal(id).tally().entitled()).isEqualTo(4);
    }

    @Test
    void aDomainHasNoVoteOnItsOwnWaiverAndTheWaivedProductPassesUntilItsEnd() {
        accept(proposeShortNames());
        var id = propose(ROSA, draft("waivers/long-name.yaml", """
                product: retail-banking.very-long-name
                policy: names-are-short
                reason: Its consumers know it by that name.
                owner: rosa
                until: '2027-06-30'
                """));
        assertThat(council.proposal(id).replay().orElseThrow().shifts())
                .singleElement()
                .satisfies(shift -> {
                    assertThat(shift.direction()).isEqualTo(Direction.NEWLY_PASSES);
                    assertThat(shift.after().outcome()).isEqualTo(Verdict.Outcome.WAIVED);
                    assertThat(shift.after().failsFrom()).isEqualTo("2027-06-30");
                });
        assertRefused(
                GovernanceError.RECUSED, "retail-banking has no vote", () -> council.vote(ROSA, id, Choice.YES, ""));

        council.vote(TESSA, id, Choice.YES, "");
        council.vote(KOFI, id, Choice.YES, "");

        assertThat(state(id)).isEqualTo(ProposalState.IN_FORCE);
        assertThat(council.proposal(1).outcome().orElseThrow().waivers()).containsExactly("long-name");
    }

    @Test
    void graceIsSeenInTheReplayAndBoundedByTheCharter() {
        var charter = CHARTER.replace("graceDays: 0", "graceDays: 30").replace("noticeDays: 0", "noticeDays: 5");
        restart(TestingCouncil.FOLDER.amended(Map.of(Charter.PATH, Optional.of(charter))));
        assertRefused(GovernanceError.TOO_SOON, "would fail names-are-short from 2026-11-29", this::proposeShortNames);
        assertRefused(
                GovernanceError.TOO_SOON,
                "on 2026-11-29, not on 2026-11-25",
                () -> propose(TESSA, draft(Map.of(SHORT, Optional.of("")), "2026-11-25", null)));

        var grace = "grace\ngraceUntil: '2026-12-29'";
        var id = propose(TESSA, draft(SHORT, shortNames(20, grace)));
        assertThat(council.proposal(id).replay().orElseThrow().shifts())
                .singleElement()
                .satisfies(shift -> {
                    assertThat(shift.direction()).isEqualTo(Direction.NEWLY_FAILS);
                    assertThat(shift.after().outcome()).isEqualTo(Verdict.Outcome.WARN);
                    assertThat(shift.after().failsFrom()).isEqualTo("2026-12-29");
                });
        assertThat(accept(id).proposal().effectiveAt()).hasValue(Instant.parse("2026-11-29T10:00:00Z"));
    }

    @Test
    void aVoteThatTookSoLongThatGraceWouldBeTooShortDecidesNothing() {
        var charter = CHARTER.replace("graceDays: 0", "graceDays: 30").replace("noticeDays: 0", "noticeDays: 5");
        restart(TestingCouncil.FOLDER.amended(Map.of(Charter.PATH, Optional.of(charter))));
        var late = propose(TESSA, draft(SHORT, shortNames(20, "grace\ngraceUntil: '2026-12-29'")));
        clock.set("2026-11-27T10:00:00Z");

        var decided = accept(late).proposal();

        assertThat(decided.state()).isEqualTo(ProposalState.OUTDATED);
        assertThat(decided.history().getLast().note()).contains("decided so late", "from 2027-01-01 at the earliest");
        var longer = propose(TESSA, draft(SHORT, shortNames(20, "grace\ngraceUntil: '2027-01-01'")));
        assertThat(accept(longer).proposal().effectiveAt()).hasValue(Instant.parse("2026-12-02T10:00:00Z"));
    }

    @Test
    void whatWasPublishedSinceIsReplayedAgainBeforeTheDecision() {
        var id = proposeShortNames();
        mesh.publish("capital-markets.another-long-name");

        var decided = accept(id);

        assertThat(decided.replay().orElseThrow().shifts())
                .extracting(Shift::subject)
                .containsExactly("capital-markets.another-long-name", "retail-banking.very-long-name");
    }

    @Test
    void aWarningAndAPolicyTakenAwayAreSeenToo() {
        var warning = propose(TESSA, draft(OTHER, shortNames(20, "draft")));
        assertThat(council.proposal(warning).replay().orElseThrow().shifts(Direction.NEWLY_WARNED))
                .hasSize(1);
        accept(proposeShortNames());
        var removal = propose(TESSA, draft(SHORT, null));
        assertThat(council.proposal(removal).replay().orElseThrow().shifts(Direction.NEWLY_PASSES))
                .hasSize(1);
    }

    @Test
    void theRecordSaysWhyWhatWhoAndWhatCameOfIt() {
        var id = proposeShortNames();
        assertRefused(GovernanceError.PROPOSAL_OPEN, "open for votes until", () -> council.record(id));
        council.vote(ROSA, id, Choice.NO, "ours is long |\nwe like it");

        accept(id);

        assertThat(council.record(id))
                .contains(
                        "# %d. Names are short".formatted(id),
                        "Status: in force since 2026-11-24",
                        "Long names are not said in full",
                        "`policies/names-are-short/policy.yaml` is added:",
                        "expression: product.id.size() <= 20",
                        "| retail-banking | rosa | no | 2026-11-24T10:00:00Z | ours is long \\| we like it |",
                        "accepted by platform (3 yes, 1 no, 0 abstained, of 4 votes",
                        "Newly fail (1):",
                        "- retail-banking.very-long-name, names-are-short, from 2026-11-24: Find a shorter name.",
                        "Break what was decided (1):",
                        "Waivers given since: none.");
    }

    @Test
    void nothingThatWasDoneIsRewritten() {
        accept(proposeShortNames());
        var database = JdbcClient.create(dataSource);
        for (var table : List.of("proposal", "proposed_file", "vote", "replay", "proposal_step")) {
            for (var sql : List.of("DELETE FROM governance.", "TRUNCATE governance.")) {
                assertThatThrownBy(() -> database.sql(sql + table + (sql.startsWith("T") ? " CASCADE" : ""))
                                .update())
                        .as(table)
                        .hasStackTraceContaining("never rewritten");
            }
        }
        assertThatThrownBy(() ->
                        database.sql("UPDATE governance.vote SET choice = 'no'").update())
                .hasStackTraceContaining("never rewritten");
        assertThatThrownBy(() -> database.sql("""
                        INSERT INTO governance.proposal_step (proposal, state, at, by, note)
                        VALUES (1, 'rejected', now(), 'mallory', '')""").update()).hasStackTraceContaining("proposal_decided_once");
    }

    @Test
    void withoutTheAuditTrailNothingIsDecided() {
        var id = proposeShortNames();
        administrator.sql("REVOKE INSERT ON audit.audit_entry FROM platform").update();
        assertRefused(
                GovernanceError.AUDIT_UNAVAILABLE, "is not recorded", () -> council.vote(ROSA, id, Choice.YES, ""));
        assertThat(council.proposal(id).votes()).isEmpty();
    }

    @Test
    void manyProposeAtOnceAndEachHasItsOwn() throws InterruptedException, ExecutionException {
        var drafts = IntStream.range(0, 6)
                .<Callable<Long>>mapToObj(i -> () -> propose(
                        TESSA, draft("policies/short-%d/policy.yaml".formatted(i), shortNames(20 + i, "draft"))))
                .toList();
        var ids = new ArrayList<Long>();
        try (var threads = Executors.newFixedThreadPool(6)) {
            for (var proposed : threads.invokeAll(drafts)) {
                ids.add(proposed.get());
            }
        }
        assertThat(council.proposals()).extracting(Proposal::id).containsExactlyInAnyOrderElementsOf(ids);
        assertThat(Stream.of(TESSA, CARLOS, KOFI))
                .allSatisfy(voter -> council.vote(voter, ids.getFirst(), Choice.YES, ""));
    }
}
