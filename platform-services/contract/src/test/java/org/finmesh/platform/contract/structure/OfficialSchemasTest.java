package org.finmesh.platform.contract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.Place;
import org.finmesh.platform.contract.check.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds our description of each ODCS version against the official schema: the same verdict on contracts that the official
 * schema allows, with all of its keys, and on 10,000 that were changed in one to three places.
 *
 * @see OfficialSchemas
 */
class OfficialSchemasTest {

    private static final int CONTRACTS = 10_000;
    private static final int CHANGES_MAX = 3;

    static List<String> versions() {
        return Standard.ODCS.versions();
    }

    private final SchemaRegistry registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnContractsThatWereChanged(String version) {
        var random = new Random(version.hashCode());
        var official = official(version);
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), random);
        var mutations = new Mutations(OfficialSchemas.all().values(), random);
        var valid = 0;
        for (var i = 0; i < CONTRACTS; i++) {
            var contract = (ObjectNode) sampler.sample();
            for (var change = 0; change <= i % CHANGES_MAX; change++) {
                mutations.change(contract);
            }
            valid += agree(official, declared(contract, version), version) ? 1 : 0;
        }
        assertThat(valid).as("valid ones among the changed").isBetween(CONTRACTS / 10, CONTRACTS * 9 / 10);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnContractsAsTheyShouldBe(String version) {
        var official = official(version);
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), new Random(version.hashCode()));
        var valid = 0;
        for (var i = 0; i < CONTRACTS / 10; i++) {
            valid += agree(official, declared((ObjectNode) sampler.sample(), version), version) ? 1 : 0;
        }
        assertThat(valid).as("valid ones").isGreaterThan(CONTRACTS / 10 / 2);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void ofOneChangeNothingIsSaidElsewhere(String version) {
        var random = new Random(version.hashCode());
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), random);
        var mutations = new Mutations(OfficialSchemas.all().values(), random);
        for (var i = 0; i < CONTRACTS / 10; i++) {
            var contract = declared((ObjectNode) sampler.sample(), version);
            if (problems(contract, version).isEmpty()) {
                var changed = mutations.change(contract);
                assertThat(places(contract, version))
                        .as("after a change in %s of %s", changed, contract)
                        .allSatisfy(place -> assertThat(place).startsWith(changed));
            }
        }
    }

    private Schema official(String version) {
        return registry.getSchema(OfficialSchemas.all().get(version));
    }

    private static ObjectNode declared(ObjectNode contract, String version) {
        return contract.put("apiVersion", version).put("kind", "DataContract");
    }

    /** @return the verdict */
    private static boolean agree(Schema official, JsonNode contract, String version) {
        var errors = official.validate(contract);
        var problems = problems(contract, version);
        assertThat(problems.isEmpty())
                .as("%s%nofficially: %s%nours: %s", contract, errors, problems)
                .isEqualTo(errors.isEmpty());
        return errors.isEmpty();
    }

    private static List<Problem> problems(JsonNode contract, String version) {
        return problems(contract, version, new Place(1));
    }

    private static List<Problem> problems(JsonNode contract, String version, Place place) {
        var problems = new Problems("contract");
        problems.in(place);
        Standard.ODCS.document(version).check(new Element(contract, "", problems));
        return problems.inOrder();
    }

    /** The JSON pointers of what is wrong: each gets a line of its own. */
    private static List<String> places(JsonNode contract, String version) {
        var pointers = new ArrayList<String>();
        return problems(contract, version, place("", contract, pointers)).stream()
                .map(problem -> pointers.get(problem.line()))
                .toList();
    }

    private static Place place(String pointer, JsonNode node, List<String> pointers) {
        var place = new Place(pointers.size());
        pointers.add(pointer);
        node.forEachEntry((key, child) -> place.put(key, place(pointer + "/" + key, child, pointers)));
        for (var i = 0; node.isArray() && i < node.size(); i++) {
            place.add(place(pointer + "/" + i, node.get(i), pointers));
        }
        return place;
    }
}
