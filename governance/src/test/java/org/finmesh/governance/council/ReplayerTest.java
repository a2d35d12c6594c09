package org.finmesh.governance.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.finmesh.governance.LiveMesh.Live;
import org.finmesh.governance.LiveMesh.State;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Replay.Direction;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Subject;
import org.finmesh.platform.contract.ProductFolder;
import org.junit.jupiter.api.Test;

/** On a mesh of products that each break the proposed policy, now and when its grace ends. */
class ReplayerTest {

    private static final int PRODUCTS = 500;
    private static final LocalDate DAY = LocalDate.parse("2026-11-24");

    private static State mesh() throws IOException {
        var product =
                ProductFolder.at(Path.of("policies/owner-and-support/passing")).read();
        return new State(
                "1",
                IntStream.range(0, PRODUCTS)
                        .mapToObj(i -> new Live("treasury.p" + i, product.id(), Subject.of(product)))
                        .toList(),
                List.of());
    }

    private static Rulebook amended(Rulebook rules) {
        return rules.amended(Map.of("policies/names-are-short/policy.yaml", Optional.of("""
                title: Names are short
                why: People say them.
                owner: council
                severity: error
                stage: grace
                graceUntil: '2027-01-31'
                scope: contract
                expression: contract.properties.all(p, p.name.size() <= 1)
                message: Find a shorter name.
                """)));
    }

    @Test
    void everyProductThatWillBreakTheRuleWhenItsGraceEndsIsNamedWithThatDay() throws IOException {
        var rules = Rulebook.load(Path.of(""));

        var replay = Replay.of(rules, amended(rules), mesh(), DAY, Instant.EPOCH);

        assertThat(replay.shifts(Direction.NEWLY_FAILS))
                .hasSize(PRODUCTS)
                .allSatisfy(shift -> assertThat(shift.after().failsFrom()).isEqualTo("2027-01-31"));
    }

    @Test
    void aConceptThatBecomesAnotherIsHeldAgainstEveryProductThatIsAboutIt() throws IOException {
        var rules = Rulebook.load(Path.of(""));
        var glossary = rules.files().get("standards/glossary.yaml");
        var changed = glossary.replaceFirst("(?s)(- id: account-amount.*?type: )number", "$1string");
        assertThat(changed).isNotEqualTo(glossary);
        var proposed = rules.amended(Map.of("standards/glossary.yaml", Optional.of(changed)));
        var mesh = new State("1", List.of(live("transaction-history"), live("customer-360")), List.of());

        var replay = Replay.of(rules, proposed, mesh, DAY, Instant.EPOCH);

        assertThat(replay.shifts()).singleElement().satisfies(shift -> {
            assertThat(shift.subject()).isEqualTo("retail-banking.transaction-history");
            assertThat(shift.policy()).isEqualTo(Replay.MEANING);
            assertThat(shift.direction()).isEqualTo(Direction.NEWLY_FAILS);
            assertThat(shift.message()).contains("amount");
        });
        assertThat(Replay.of(proposed, rules, mesh, DAY, Instant.EPOCH).shifts(Direction.NEWLY_PASSES))
                .hasSize(1);
    }

    @Test
    void aProductThatReadsAPortWithTheChangedConceptIsComparedTooAndOthersAreNot() throws IOException {
        assertThat(touchedBy("transaction-type"))
                .containsExactly("retail-banking.transaction-history", "retail-banking.customer-360");
        assertThat(touchedBy("customer-segment")).containsExactly("retail-banking.customer-360");
        assertThat(touchedBy("value-date")).isEmpty();
    }

    /** By another owner of the concept, which changes no verdict. */
    private static List<String> touchedBy(String concept) throws IOException {
        var rules = Rulebook.load(Path.of(""));
        var glossary = rules.files().get("standards/glossary.yaml");
        var changed = glossary.replaceFirst("(?s)(- id: %s\n.*?owner: )\\S+".formatted(concept), "$1capital-markets");
        assertThat(changed).isNotEqualTo(glossary);
        var proposed = rules.amended(Map.of("standards/glossary.yaml", Optional.of(changed)));
        var mesh = new State("1", List.of(live("transaction-history"), live("customer-360")), List.of());
        return new MeaningReplay(rules, proposed, mesh)
                .touched()
                .map(meaning -> meaning.product().id().toString())
                .toList();
    }

    private static Live live(String product) throws IOException {
        var read = ProductFolder.at(Path.of("../domains/retail-banking/products", product))
                .read();
        return new Live(read.id().toString(), read.id(), Subject.of(read));
    }
}
