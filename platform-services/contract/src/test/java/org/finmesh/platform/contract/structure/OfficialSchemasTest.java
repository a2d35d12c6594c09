package org.finmesh.platform.contract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.Place;
import org.finmesh.platform.contract.check.Problems;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Holds our description of each ODCS version against the official schema: the same verdict on contracts made up from that
 * schema, on such of the other versions, and on 10,000 that were changed in a place or two.
 *
 * @see OfficialSchemas
 */
class OfficialSchemasTest {

    private static final int CONTRACTS = 10_000;
    private static final int CHANGES_MAX = 2;

    private static final SchemaRegistry REGISTRY =
            SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2019_09);

    private static final Map<String, Schema> SCHEMAS = new HashMap<>();

    static List<String> versions() {
        return Standard.ODCS.versions();
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnContractsThatWereChanged(String version) {
        var random = new Random(version.hashCode());
        var official = official(version);
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), random);
        var mutations = new Mutations(OfficialSchemas.all().values(), random);
        var valid = 0;
        for (var i = 0; i < CONTRACTS; i++) {
            var contract = sampler.sample();
            for (var change = 0; change <= i % CHANGES_MAX; change++) {
                mutations.change(contract);
            }
            valid += agree(official, contract, version) ? 1 : 0;
        }
        assertThat(valid).as("valid ones among the changed").isBetween(CONTRACTS / 10, CONTRACTS * 9 / 10);
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnContractsAsTheyShouldBe(String version) {
        var official = official(version);
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), new Random(version.hashCode()));
        for (var i = 0; i < CONTRACTS / 2; i++) {
            agree(official, sampler.sample(), version);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnContractsOfOtherVersions(String version) {
        var official = official(version);
        for (var other : OfficialSchemas.all().entrySet()) {
            var sampler = new SchemaSampler(other.getValue(), new Random(version.hashCode()));
            for (var i = 0; i < CONTRACTS / 20 && !other.getKey().equals(version); i++) {
                agree(official, sampler.sample(), version);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void afterOneChangeNothingIsSaidOfOtherPlaces(String version) {
        var random = new Random(version.hashCode());
        var sampler = new SchemaSampler(OfficialSchemas.all().get(version), random);
        var mutations = new Mutations(OfficialSchemas.all().values(), random);
        for (var i = 0; i < CONTRACTS; i++) {
            var contract = sampler.sample();
            if (problems(contract, version).isEmpty()) {
                var changed = mutations.change(contract);
                assertThat(places(contract, version))
                        .as("after a change in %s of %s", changed, contract)
                        .allSatisfy(place -> assertThat(place).startsWith(changed));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnEveryServerTypeWithAndWithoutEachKey(String version) {
        var schema = OfficialSchemas.all().get(version);
        var keys = keys("/$defs/ServerSource");
        for (var rule : schema.at("/$defs/Server/allOf")) {
            var contract = contract();
            var server = contract.putArray("servers").addObject().put("server", "a");
            server.set("type", rule.at("/if/properties/type/const"));
            var described = schema.at(rule.at("/then/$ref").stringValue().substring(1));
            var sampler = new SchemaSampler(schema, new Random(1));
            described.get("properties").forEachEntry((key, value) -> server.set(key, sampler.sample(value)));
            agreeOnEachKey(contract, server, keys, version);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnEveryLogicalTypeWithTheOptionsOfEach(String version) {
        var types = OfficialSchemas.all().get("v3.2.0").at("/$defs/SchemaBaseProperty/properties/logicalType/enum");
        for (var type : types) {
            var contract = contract();
            var object = contract.putArray("schema").addObject().put("name", "a");
            var property = object.putArray("properties").addObject().put("name", "b");
            var options = property.putObject("logicalTypeOptions");
            agreeOnEachKey(contract, options, keys("/$defs/SchemaBaseProperty/allOf"), version);
            property.set("logicalType", type);
            agreeOnEachKey(contract, options, keys("/$defs/SchemaBaseProperty/allOf"), version);
            agreeOnEachKey(contract, property, keys("/$defs/SchemaBaseProperty"), version);
        }
    }

    @ParameterizedTest
    @MethodSource("versions")
    void agreeWithOurDescriptionOnEveryKeyOfQualityRulesAndRelationships(String version) {
        var types = OfficialSchemas.all().get("v3.2.0").at("/$defs/DataQuality/properties/type/enum");
        var keys = keys("/$defs");
        for (var type : types) {
            var contract = contract();
            var object = contract.putArray("schema").addObject().put("name", "a");
            var rule = object.putArray("quality").addObject().put("query", "a").put("mustBe", 1);
            agreeOnEachKey(contract, rule, keys, version);
            rule.set("type", type);
            agreeOnEachKey(contract, rule, keys, version);
            rule.put("metric", "rowCount").remove("query");
            agreeOnEachKey(contract, rule, keys, version);
        }
        var contract = contract();
        var object = contract.putArray("schema").addObject().put("name", "orders");
        var relationship = object.putArray("relationships").addObject();
        agreeOnEachKey(contract, relationship.put("from", "orders.id").put("to", "orders.no"), keys, version);
    }

    /** Each key left out, added, and with values of every type. */
    private void agreeOnEachKey(ObjectNode contract, ObjectNode mapping, Set<String> keys, String version) {
        var official = official(version);
        for (var key : keys) {
            var before = mapping.remove(key);
            agree(official, contract, version);
            for (var value : Mutations.odd()) {
                mapping.set(key, value);
                agree(official, contract, version);
            }
            mapping.remove(key);
            if (before != null) {
                mapping.set(key, before);
            }
        }
    }

    /** The keys that any version describes anywhere below a place of its schema. */
    private static Set<String> keys(String pointer) {
        var keys = new TreeSet<>(Set.of("mistyped", "staging_dir"));
        OfficialSchemas.all()
                .values()
                .forEach(schema -> schema.at(pointer).findValues("properties").stream()
                        .filter(JsonNode::isObject)
                        .forEach(properties -> keys.addAll(properties.propertyNames())));
        return keys;
    }

    private static ObjectNode contract() {
        return JsonNodeFactory.instance
                .objectNode()
                .put("id", "a")
                .put("version", "1.0.0")
                .put("status", "active");
    }

    private static Schema official(String version) {
        return SCHEMAS.computeIfAbsent(
                version, known -> REGISTRY.getSchema(OfficialSchemas.all().get(known)));
    }

    /** @return the verdict */
    private static boolean agree(Schema official, ObjectNode contract, String version) {
        contract.put("apiVersion", version).put("kind", "DataContract");
        var errors = official.validate(contract);
        var problems = problems(contract, version);
        assertThat(problems.isEmpty())
                .as("%s%nofficially: %s%nours: %s", contract, errors, problems)
                .isEqualTo(errors.isEmpty());
        return errors.isEmpty();
    }

    private static List<Problem> problems(ObjectNode contract, String version) {
        contract.put("apiVersion", version).put("kind", "DataContract");
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
