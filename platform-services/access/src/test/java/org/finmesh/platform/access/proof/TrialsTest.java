package org.finmesh.platform.access.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.access.Attempt.Outcome;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.LegalBasis;
import org.finmesh.platform.access.OfferedPort;
import org.finmesh.platform.access.PersonalData;
import org.finmesh.platform.access.Terms;
import org.finmesh.platform.access.proof.Trial.Fetch;
import org.finmesh.platform.access.proof.Trial.Query;
import org.finmesh.platform.access.proof.Trial.Question;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.junit.jupiter.api.Test;

class TrialsTest {

    private static final PortId ID = PortId.parse("retail-banking.customer-360.v1");
    private static final OfferedPort PORT = new OfferedPort(
            ID,
            true,
            true,
            false,
            List.of(
                    new OfferedPort.Field("segment", Classification.INTERNAL, false, false),
                    new OfferedPort.Field("name", Classification.CONFIDENTIAL, true, false)),
            "active",
            null,
            null,
            null);
    private static final Terms CLEAR = Terms.of(PORT, null, PersonalData.CLEAR, LegalBasis.CONTRACT, 30);
    private static final Terms MASKED = Terms.of(PORT, null, PersonalData.MASKED, null, 30);
    private static final Terms ONE_COLUMN = Terms.of(PORT, List.of("segment"), PersonalData.MASKED, null, 30);

    @Test
    void theClearOutletsAreTriedBesideTheMaskedOnesThatWereAgreedTo() {
        assertThat(questions(MASKED, granted(MASKED)))
                .contains(
                        allowed(new Fetch(ID.maskedTopic())),
                        refused(new Fetch(ID.topic())),
                        allowed(new Query(ID.maskedView(), "segment")),
                        refused(new Query(ID.view(), "segment")));
    }

    @Test
    void aColumnThatWasNotAgreedToIsTriedAndTheTopicThatWouldShowIt() {
        assertThat(questions(ONE_COLUMN, granted(ONE_COLUMN)))
                .contains(
                        allowed(new Query(ID.view(), "segment")),
                        refused(new Query(ID.view(), "name")),
                        refused(new Fetch(ID.topic())));
    }

    @Test
    void whereEverythingIsAgreedToTheTableAndTheQuarantineBehindItAreTried() {
        assertThat(questions(CLEAR, granted(CLEAR)))
                .contains(
                        allowed(new Fetch(ID.topic())),
                        refused(new Fetch(ID.quarantineTopic())),
                        refused(new Query(ID.table(), "segment")));
    }

    @Test
    void whatAnotherAgreementAllowsIsNotExpectedToBeRefused() {
        var both = granted(ONE_COLUMN, CLEAR);

        assertThat(questions(ONE_COLUMN, both)).contains(refused(new Query(ID.table(), "segment")));
        assertThat(questions(ONE_COLUMN, both)).doesNotContain(refused(new Query(ID.view(), "name")));
        assertThat(questions(CLEAR, granted(ONE_COLUMN))).contains(allowed(new Query(ID.view(), "segment")));
    }

    @Test
    void afterTheEndEverythingIsRefusedWhereNothingElseIsLeft() {
        assertThat(questions(CLEAR, InForce.nothing()))
                .extracting(Question::expected)
                .hasSizeGreaterThan(4)
                .containsOnly(Outcome.REFUSED);
    }

    @Test
    void ofWhatIsUnderWayNothingIsExpected() {
        var underWay = new InForce(Set.of(), Set.of(Entitlement.of(CLEAR, PORT)));

        assertThat(questions(CLEAR, underWay))
                .extracting(question -> question.trial().inWords())
                .doesNotContain("get a token", "fetch from topic " + ID.topic(), "query segment of " + ID.view())
                .contains("fetch from topic " + ID.quarantineTopic());
    }

    private static List<Question> questions(Terms terms, InForce inForce) {
        return Trials.of(terms, PORT, inForce);
    }

    private static InForce granted(Terms... terms) {
        return new InForce(
                List.of(terms).stream().map(each -> Entitlement.of(each, PORT)).collect(Collectors.toSet()), Set.of());
    }

    private static Question allowed(Trial trial) {
        return new Question(trial, Outcome.ALLOWED);
    }

    private static Question refused(Trial trial) {
        return new Question(trial, Outcome.REFUSED);
    }
}
