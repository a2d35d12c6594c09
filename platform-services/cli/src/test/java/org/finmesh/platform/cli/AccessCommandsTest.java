package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Event;
import org.finmesh.platform.api.AgreementsApi.Outlets;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Preview;
import org.finmesh.platform.api.AgreementsApi.Stage;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

/** What the commands about access take and say, without a mesh. */
class AccessCommandsTest {

    private static final String PORT = "retail-banking.transaction-history.v1";
    private static final Terms MASKED = new Terms(List.of("booked_at", "customer_id"), false, "masked", null, 90);
    private static final Outlets VIEW_ONLY = new Outlets(
            null,
            "a topic shows whole records, and not agreed are channel",
            "retail_banking.transaction_history_v1_masked",
            List.of("booked_at", "customer_id"));
    private static final Stage MANAGER =
            new Stage("manager", "managers of customer-insight", "mia", "max", "fine", "2026-11-25T08:00:00Z");
    private static final Stage OWNER = new Stage("owner", "owners of retail-banking", null, null, null, null);

    @Test
    void aPortAloneIsWantedWhole() {
        assertThat(new WantedPort.Reader().convert(PORT)).isEqualTo(new WantedPort(PORT, null));
    }

    @Test
    void fieldsFollowTheirPortAfterAColon() {
        assertThat(new WantedPort.Reader().convert(PORT + ":booked_at, customer_id,booked_at"))
                .isEqualTo(new WantedPort(PORT, List.of("booked_at", "customer_id")));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", ":a,", ":,a", ":a,,b", ": "})
    void anEmptyFieldIsMisuse(String fields) {
        assertThatThrownBy(() -> new WantedPort.Reader().convert(PORT + fields))
                .isInstanceOf(TypeConversionException.class)
                .hasMessageContaining(PORT + fields)
                .hasMessageContaining("PORT:FIELD,FIELD");
    }

    @Test
    void aDayCountsWhole() {
        var day = new Day.Reader().convert("2026-12-31");
        assertThat(day.begin()).isEqualTo(Instant.parse("2026-12-31T00:00:00Z"));
        assertThat(day.end()).isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
    }

    @Test
    void anInstantIsTakenAsItIs() {
        var noon = Instant.parse("2026-12-31T12:00:00Z");
        assertThat(new Day.Reader().convert("2026-12-31T12:00:00Z")).isEqualTo(new Day(noon, noon));
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of("PORT", List.of("request", "--purpose", "reporting")),
                Arguments.of("--purpose", List.of("request", PORT)),
                Arguments.of("PORT:FIELD", List.of("request", PORT + ":", "--purpose", "reporting")),
                Arguments.of("profit", List.of("request", PORT, "--purpose", "reporting", "--legal-basis", "profit")),
                Arguments.of("say what is to change", List.of("amend", "1")),
                Arguments.of("name no other", List.of("amend", "1", "--withdraw", "--days", "3")),
                Arguments.of("mutually exclusive", List.of("amend", "1", "--clear", "--masked")),
                Arguments.of("mutually exclusive", List.of("amend", "1", "--fields", "a", "--whole-port")),
                Arguments.of("--days", List.of("renew", "1")),
                Arguments.of("--until", List.of("delegate", "tessa")),
                Arguments.of("tomorrow", List.of("delegate", "tessa", "--until", "tomorrow")),
                Arguments.of("2026-02-30", List.of("delegate", "tessa", "--until", "2026-02-30")),
                Arguments.of("ID", List.of("delegations", "end")),
                Arguments.of("AGREEMENT", List.of("agreements", "show")),
                Arguments.of("AGREEMENT", List.of("agreements", "receipts")),
                Arguments.of("AGREEMENT", List.of("cancel")));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void whatIsWrongIsNamedBeforeAnybodyIsAsked(String named, List<String> words) {
        var called = Called.mesh(words.toArray());
        assertThat(called.exitCode()).as(called.err()).isEqualTo(2);
        assertThat(called.err()).contains(named).contains("--help");
        assertThat(called.out()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"show", "receipts", "drift"})
    void whatAgreementsHaveBelowThemExplainsItself(String command) {
        var called = Called.mesh("agreements", command, "--help");
        assertThat(called.exitCode()).isZero();
        assertThat(called.out()).contains("Usage: mesh agreements " + command);
    }

    @Test
    void aRequestSaysWhoDecidesNextWhatIsReadWhereAndWhyThereIsNoTopic() {
        assertThat(AgreementText.summary(agreement("requested", List.of(), pending(MASKED))))
                .contains("state       requested; waits for owners of retail-banking")
                .contains("fields      booked_at, customer_id")
                .contains("personal    masked")
                .contains("topic       none: a topic shows whole records, and not agreed are channel")
                .contains("view        retail_banking.transaction_history_v1_masked")
                .contains("columns     booked_at, customer_id")
                .contains("stage       manager: mia for max at 2026-11-25T08:00:00Z, \"fine\"")
                .contains("stage       owner: waits for owners of retail-banking");
    }

    @Test
    void whatNobodyHadToDecideSaysSo() {
        assertThat(AgreementText.summary(agreement("approved", List.of(), null)))
                .contains("state       approved; granted at once, being set up");
    }

    @Test
    void aChangeIsShownBesideWhatGoesOn() {
        var clear = new Terms(List.of("customer_id"), false, "clear", "contract", 30);
        assertThat(AgreementText.summary(agreement("active", List.of(MANAGER), pending(clear))))
                .contains("state       active")
                .contains("personal    masked")
                .contains("A change waits for owners of retail-banking; until then the above goes on:")
                .contains("personal    in clear")
                .contains("legal basis contract");
    }

    @Test
    void aListSaysWhichStageEachWaitsIn() {
        assertThat(WaitingText.stage(agreement("requested", List.of(), pending(MASKED)))).isEqualTo("owner");
        assertThat(WaitingText.stage(agreement("active", List.of(), pending(MASKED)))).isEqualTo("owner (change)");
        assertThat(WaitingText.stage(agreement("active", List.of(), null))).isEqualTo("-");
    }

    @Test
    void theHistoryIsWhole() {
        assertThat(AgreementText.history(agreement("active", List.of(), null)))
                .contains("2026-11-24T08:00:00Z  requested  by clara: monthly letter");
    }

    @Test
    void aPreviewSaysWhatIsMissing() {
        var preview = new Preview(PORT, MASKED, VIEW_ONLY, List.of(), true, List.of("state a legal basis"));
        assertThat(AgreementText.preview(preview))
                .contains("legal basis needed: name it with --legal-basis")
                .contains("refused     state a legal basis")
                .noneMatch(line -> line.contains("granted at once"));
    }

    @Test
    void aPreviewThatNobodyDecidesSaysThatItIsGrantedAtOnce() {
        var preview = new Preview(PORT, MASKED, VIEW_ONLY, List.of(), false, List.of());
        assertThat(AgreementText.preview(preview)).contains("decision    none needed: granted at once");
    }

    private static Pending pending(Terms terms) {
        return new Pending(
                terms,
                "clara",
                "2026-11-24T08:00:00Z",
                "",
                List.of(MANAGER, OWNER),
                false,
                "2026-11-30T08:00:00Z");
    }

    private static Agreement agreement(String state, List<Stage> stages, @Nullable Pending pending) {
        return new Agreement(
                "a1",
                "r1",
                PORT,
                "customer-insight",
                "clara",
                "monthly letter",
                MASKED,
                VIEW_ONLY,
                state,
                null,
                "2026-11-24T08:00:00Z",
                null,
                stages,
                pending,
                false,
                List.of(new Event("2026-11-24T08:00:00Z", "requested", "clara", "monthly letter")),
                null,
                null);
    }
}
