package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CharterTest {

    private static final String CHARTER = """
            domains:
              treasury: {owner: tessa, deputies: [theo]}
              retail-banking: {owner: rosa}
            central: [kofi]
            quorum: 1/2
            majority: 1/2
            charterMajority: 2/3
            votingDays: 14
            noticeDays: 5
            graceDays: 30
            proposer: counts
            recusals: [waived-domain]
            """;

    private static Charter charter(String text) {
        return Charter.of(new SourceFile(Charter.PATH, text));
    }

    @Test
    void theMeshsOwnCharterIsReadable() throws IOException {
        var charter = Charter.of(SourceFile.read(Path.of("council/charter.yaml")));
        assertThat(charter.seats())
                .extracting(Seat::label)
                .containsExactly("capital-markets", "central:kofi", "retail-banking", "treasury");
    }

    @Test
    void ownerAndDeputySpeakForOneSeat() {
        var treasury = new Seat.OfDomain(new DomainName("treasury"));
        assertThat(charter(CHARTER).seatOf("tessa")).hasValue(treasury);
        assertThat(charter(CHARTER).seatOf("theo")).hasValue(treasury);
        assertThat(charter(CHARTER).seats()).hasSize(3);
        assertThat(charter(CHARTER).seatOf("clara")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    central: [kofi]       | central: [kofi, rosa]  | 'rosa' is named for retail-banking and again for central:rosa
                    central: [kofi]       | central: kofi          | central: is a list
                    owner: rosa           | owner: ''              | domains.retail-banking.owner: is missing
                    owner: rosa           | boss: rosa             | domains.retail-banking: unknown key 'boss'
                    retail-banking:       | Retail Banking:        | is not kebab-case
                    quorum: 1/2           | quorum: 0/2            | quorum: is more than 0/1
                    quorum: 1/2           | quorum: 3/2            | 3/2 is not between
                    quorum: 1/2           | quorum: half           | quorum: 'half' is no share
                    majority: 1/2         | majority: 1/3          | majority: is at least 1/2
                    charterMajority: 2/3  | charterMajority: 1/1   | charterMajority: is at least 1/2
                    majority: 1/2         | majority: 3/4          | charterMajority: is not below majority
                    votingDays: 14        | votingDays: 0          | votingDays: is 1 to 90 days, not 0
                    votingDays: 14        | votingDays: soon       | votingDays: is a whole number
                    noticeDays: 5         | noticeDays: -1         | noticeDays: is 0 to 365 days, not -1
                    graceDays: 30         | graceDays: 9999        | graceDays: is 0 to 730 days
                    proposer: counts      | proposer: rules        | proposer: 'rules' is none of [counts, recused]
                    recusals:             | recusal:               | unknown key 'recusal'
                    graceDays: 30         |                        | graceDays: is missing
                    proposer: counts      | quorum: 1/2            | DUPLICATE_KEY
                    """)
    void whatIsNotUnderstoodIsRefusedWithFileAndKey(String part, String instead, String says) {
        var text = CHARTER.replace(part, instead == null ? "" : instead);
        assertThat(text).isNotEqualTo(CHARTER);
        assertThatThrownBy(() -> charter(text))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        refusal -> assertThat(refusal.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining("council/charter.yaml: ")
                .hasMessageContaining(says);
    }

    @Test
    void aMemberWhoLeftTheirDomainHasNoSeatAnyMore() {
        var charter = charter(CHARTER);
        var treasury = new DomainName("treasury");
        assertThat(new Person("tessa", Set.of(treasury), false).seat(charter).label())
                .isEqualTo("treasury");
        assertThatThrownBy(() -> new Person("tessa", Set.of(), true).seat(charter))
                .hasMessageContaining("is not of it any more");
        assertThatThrownBy(() -> new Person("kofi", Set.of(treasury), false).seat(charter))
                .hasMessageContaining("is not of it any more");
        assertThatThrownBy(() -> new Person("paul", Set.of(), true).seat(charter))
                .hasMessageContaining("no member of the council");
    }
}
