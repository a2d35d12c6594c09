package org.finmesh.platform.server.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.governance.AuditEntry;
import org.finmesh.governance.AuditTrail;
import org.finmesh.platform.api.CouncilApi;
import org.finmesh.platform.api.CouncilApi.File;
import org.finmesh.platform.api.CouncilApi.NewProposal;
import org.finmesh.platform.api.CouncilApi.NewVote;
import org.finmesh.platform.api.CouncilApi.Proposal;
import org.finmesh.platform.api.CouncilApi.Shift;
import org.finmesh.platform.api.CouncilApi.Step;
import org.finmesh.platform.api.ProblemDetail;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.server.TestingPlatform;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.web.client.RestClientResponseException;
import tools.jackson.databind.json.JsonMapper;

/** One decision from the proposal to its outcome, on the real platform and by the mesh's own charter. */
class CouncilJourneyTest {

    private static final Path DOMAINS = Path.of("../../domains");
    private static final Folder FX_RATES = folder("treasury/products/fx-rates");
    private static final Folder MARKET_DATA = folder("capital-markets/products/market-data");

    private static TestingPlatform platform;

    @BeforeAll
    static void publish() {
        platform = TestingPlatform.start();
        var publications = platform.api(PublicationsApi.class, "paul");
        publications.publish(FX_RATES);
        publications.publish(MARKET_DATA);
        await().atMost(Duration.ofSeconds(20))
                .untilAsserted(
                        () -> assertThat(platform.api(ProductsApi.class, "paul").products(null))
                                .hasSize(2));
    }

    @AfterAll
    static void stop() {
        platform.close();
    }

    private static Folder folder(String path) {
        try {
            return new Folder(ProductFolder.at(DOMAINS.resolve(path)).files().stream()
                    .map(file -> new PublicationsApi.File(file.name(), file.text()))
                    .toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static CouncilApi as(String user) {
        return platform.api(CouncilApi.class, user);
    }

    private static NewProposal proposal(String policy, String expression) {
        return new NewProposal(
                "Reference data says who publishes it",
                "Whoever uses a rate in a report has to name its publisher.",
                null,
                List.of(new File("policies/%s/policy.yaml".formatted(policy), """
                        title: Reference data says who publishes it
                        why: Reports name the publisher.
                        owner: council
                        severity: error
                        stage: enforced
                        scope: product
                        expression: %s
                        message: Name the publisher in the custom property publisher.
                        """.formatted(expression))),
                null);
    }

    private static ProblemDetail problem(Runnable call, int status) {
        var problems = new ArrayList<ProblemDetail>();
        assertThatThrownBy(call::run).isInstanceOfSatisfying(RestClientResponseException.class, refusal -> {
            assertThat(refusal.getStatusCode().value()).isEqualTo(status);
            problems.add(JsonMapper.shared().readValue(refusal.getResponseBodyAsString(), ProblemDetail.class));
        });
        return problems.getFirst();
    }

    @Test
    void a_proposal_that_would_break_a_live_product_is_replayed_voted_in_force_and_kept() {
        var proposed = as("tessa").propose(proposal("publisher-is-named", "'product.domain != \"treasury\"'"));
        var id = proposed.summary().id();
        assertThat(proposed.replay().products()).isEqualTo(2);
        assertThat(proposed.replay().newlyFailing())
                .extracting(Shift::subject, Shift::policy)
                .containsExactly(tuple("treasury.fx-rates", "publisher-is-named"));
        assertThat(failing(FX_RATES)).isFalse();

        as("rosa").vote(id, new NewVote("no", "not yet"));
        var changedHerMind = as("rosa").vote(id, new NewVote("yes", "now"));
        assertThat(changedHerMind.tally().yes()).isEqualTo(1);
        assertThat(changedHerMind.tally().no()).isZero();
        assertThat(changedHerMind.votes()).hasSize(2);
        as("tessa").vote(id, new NewVote("yes", ""));
        var decided = as("kofi").vote(id, new NewVote("yes", ""));

        assertThat(decided.steps()).extracting(Step::state).containsExactly("accepted", "in-force");
        assertOutcome(decided);
        assertThat(failing(FX_RATES)).isTrue();
        assertThat(failing(MARKET_DATA)).isFalse();
        assertThat(platform.bean(AuditTrail.class).about("proposal " + id).reversed())
                .extracting(AuditEntry::what)
                .containsExactly("proposed", "voted", "voted", "voted", "voted", "accepted", "in force");

        platform.restartServer();

        assertThat(failing(FX_RATES)).isTrue();
        assertOutcome(as("clara").proposal(id));
        assertThat(as("alma").record(id))
                .startsWith("# %d. Reference data says who publishes it".formatted(id))
                .contains("| retail-banking | rosa | yes |", "Newly fail (1):", "treasury.fx-rates");
    }

    private static void assertOutcome(Proposal proposal) {
        assertThat(proposal.outcome().breaches()).singleElement().satisfies(breach -> {
            assertThat(breach.subject()).isEqualTo("treasury.fx-rates");
            assertThat(breach.outcome()).isEqualTo("fail");
            assertThat(breach.message()).contains("Name the publisher");
        });
    }

    private static boolean failing(Folder product) {
        return platform.api(PublicationsApi.class, "paul").plan(product).verdicts().stream()
                .anyMatch(verdict ->
                        verdict.outcome().equals("fail") && verdict.policy().equals("publisher-is-named"));
    }

    @Test
    void who_is_no_member_reads_and_is_refused_the_rest() {
        var change = proposal("for-members", "'true'");
        assertThat(problem(() -> as("clara").propose(change), 403).code()).isEqualTo("NOT_ON_THE_COUNCIL");
        var id = as("kofi").propose(change).summary().id();
        assertThat(problem(() -> as("clara").vote(id, new NewVote("yes", "")), 403)
                        .code())
                .isEqualTo("NOT_ON_THE_COUNCIL");
        assertThat(problem(() -> as("paul").vote(id, new NewVote("yes", "")), 403)
                        .code())
                .isEqualTo("NOT_ON_THE_COUNCIL");
        assertThat(as("clara").proposals())
                .extracting(CouncilApi.ProposalSummary::id)
                .contains(id);
        assertThat(as("alma").council().members())
                .extracting(CouncilApi.Member::user)
                .containsExactly("carlos", "kofi", "rosa", "tessa");
        assertThat(as("kofi")
                        .withdraw(id, new CouncilApi.Withdrawal("seen enough"))
                        .summary()
                        .state())
                .isEqualTo("withdrawn");
    }

    @Test
    void what_is_wrong_is_said_with_its_code_and_place() {
        var broken = problem(() -> as("rosa").propose(proposal("broken", "'product.domain ='")), 422);
        assertThat(broken.code()).isEqualTo("PROPOSED_RULES_UNUSABLE");
        assertThat(broken.detail()).contains("policies/broken/policy.yaml");
        assertThat(problem(() -> as("rosa").proposal(4711), 404).code()).isEqualTo("PROPOSAL_UNKNOWN");
        assertThat(problem(() -> as("rosa").vote(4711, new NewVote("maybe", null)), 400)
                        .code())
                .isEqualTo("VOTE_UNREADABLE");
        assertThat(problem(() -> as("rosa").record(4711), 404).code()).isEqualTo("PROPOSAL_UNKNOWN");
    }
}
