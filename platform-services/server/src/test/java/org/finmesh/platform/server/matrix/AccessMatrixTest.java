package org.finmesh.platform.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.server.TestingPlatform;
import org.finmesh.platform.server.matrix.RoleTable.Row;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Roles by operations by own and other: every cell of {@code docs/roles.md} is tried on the running server. */
class AccessMatrixTest {

    private static final RoleTable TABLE = RoleTable.read(Path.of("../../docs/roles.md"));

    /** Who may see this is told how it stands; whoever may not is refused whatever else they ask of it. */
    private static final String AGREEMENT = "GET /api/v1/agreements/{id}";

    private static TestingPlatform platform;
    private static People people;
    private static Calls calls;
    private static Agreements agreements;
    private static Map<String, Trial> trials;

    @BeforeAll
    static void start() {
        platform = TestingPlatform.start();
        people = new People(platform);
        calls = new Calls(platform, people);
        var products = new Products(platform, calls);
        products.publish();
        agreements = new Agreements(platform, calls);
        trials = Stream.of(
                        Products.trials(products, people),
                        new AgreementTrials(agreements, people).all(),
                        new Delegations(calls).trials(),
                        new Rules(calls).trials(),
                        new FlowTrials(platform).all(),
                        Operations.trials())
                .flatMap(List::stream)
                .collect(Collectors.toMap(Trial::row, Function.identity()));
    }

    @AfterAll
    static void stop() {
        calls.close();
        people.close();
        platform.close();
    }

    @Test
    void the_table_has_every_operation_that_the_server_answers_and_no_other() {
        assertThat(TABLE.differences(served())).isEmpty();
    }

    @Test
    void every_row_is_tried_and_nothing_besides() {
        assertThat(trials.keySet())
                .containsExactlyInAnyOrderElementsOf(
                        TABLE.rows().stream().map(Row::name).toList());
    }

    @TestFactory
    Stream<DynamicNode> everybody_gets_the_answer_that_the_table_says() {
        return TABLE.rows().stream().map(row -> dynamicContainer(row.name(), cells(row)));
    }

    @Test
    void whoever_asked_or_is_of_the_consumer_has_no_say_in_it_with_every_role_there_is() {
        for (var waiting : List.of(
                agreements.waitingForTheManager(),
                agreements.waitingForTheOwner(),
                agreements.askedForThemselvesBy(People.EVERYTHING))) {
            var before = waiting.state().get();
            for (var step : List.of("approval", "denial")) {
                var reply = calls.send(
                        People.EVERYTHING, "POST", "/api/v1/agreements/%s/%s".formatted(waiting.id(), step), """
                        {"note": "I may do everything"}""");
                assertThat(reply.status()).as(reply.toString()).isEqualTo(403);
                assertThat(reply.json().path("code").asString()).isIn("OWN_REQUEST", "OWN_CONSUMER");
                assertThat(waiting.state().get()).isEqualTo(before);
            }
        }
    }

    @Test
    void who_asked_and_is_of_the_consumer_no_more_has_no_part_in_it() {
        var asked = agreements.askedForTheTeamBy(People.LEAVER);
        people.leave(People.LEAVER, "/teams/" + Agreements.TEAM);
        var path = "/api/v1/agreements/" + asked.id();

        assertThat(calls.send(People.LEAVER, "GET", path, null).status()).isEqualTo(403);
        assertThat(calls.send(People.LEAVER, "POST", path + "/cancellation", """
                {"note": ""}""")
                        .status())
                .isEqualTo(403);
        assertThat(calls.get(People.LEAVER, "/api/v1/agreements?view=mine")).isEqualTo("[]");
        assertThat(calls.seen(path).path("state").asString()).isEqualTo("requested");
    }

    private static Stream<DynamicNode> cells(Row row) {
        var attempts = new Attempts(calls, trials.get(row.name()), row, TABLE.refused(AGREEMENT));
        return row.answers().entrySet().stream()
                .flatMap(cell -> People.of(cell.getKey()).stream().map(name -> {
                    var place = "%s as %s (%s): %s"
                            .formatted(
                                    row.name(),
                                    cell.getKey(),
                                    name,
                                    cell.getValue().word());
                    return dynamicTest(place, () -> attempts.attempt(place, cell.getKey(), name, cell.getValue()));
                }));
    }

    /** By the served document, and what the server answers besides: its health and measurements, and the document itself. */
    private static Set<String> served() {
        var served = new TreeSet<>(ServedOperations.described(calls));
        served.addAll(ServedOperations.mapped(platform));
        return served;
    }
}
