package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * Takes every single value of a rich contract, one after the other, changes it or takes it away, and exports again: either
 * the result is another, or a note had said that this value is not carried.
 */
class NothingDisappearsTest {

    private static final JsonNode RICH = Contracts.tree(Contracts.rich().text());

    /**
     * Values that say what others say too: an object is one, and so is what has properties, a list what has items; the length
     * that is in {@code varchar(20)}; of a position in a key the order; a rule with a metric is one of the library; a
     * key is required, and one of a single property unique.
     */
    private static final Pattern REPEATED = Pattern.compile(
            "schema\\.\\w+\\.logicalType|.*\\.(address|parcels|items)\\.logicalType|.*\\.code\\.logicalTypeOptions\\.maxLength"
                    + "|.*\\.primaryKeyPosition"
                    + "|.*\\.(duplicateValues|invalidValues|rowCount|few without amount)\\.type"
                    + "|schema\\.customers\\.properties\\.customer_id\\.(required|unique)"
                    + "|schema\\.orders\\.properties\\.(order_id|line)\\.required");

    private static final Map<String, SourceFile> CHANGED = allChanged();

    @ParameterizedTest
    @EnumSource
    void everyValueIsInTheResultOrInANote(ExportFormat format) {
        var before = Contracts.export(format, Contracts.rich());
        var notes = Contracts.paths(before);
        var silent = new ArrayList<String>();
        CHANGED.forEach((path, changed) -> {
            var noted = notes.stream().anyMatch(note -> path.equals(note) || path.startsWith(note + "."));
            if (!noted && Contracts.export(format, changed).equals(before)) {
                silent.add(path);
            }
        });
        silent.removeIf(path -> REPEATED.matcher(path).matches());
        assertThat(silent).as("values that are neither carried nor noted").isEmpty();
    }

    @Test
    void nearlyEveryValueOfTheContractCanBeTriedOut() {
        assertThat(CHANGED.size()).isGreaterThan(190);
    }

    /** By the path of the value that is another there, or missing. */
    private static Map<String, SourceFile> allChanged() {
        var all = new LinkedHashMap<String, SourceFile>();
        for (var value : values(Place.root(RICH, new Ledger()))) {
            var changed = changed(value.path());
            if (changed != null) {
                all.put(value.path(), changed);
            }
        }
        return all;
    }

    private static List<Place> values(Place place) {
        var children = new ArrayList<>(place.items());
        children.addAll(place.members());
        return children.isEmpty()
                ? List.of(place)
                : children.stream().flatMap(child -> values(child).stream()).toList();
    }

    /** The contract with another value there, or without it, whichever is valid; null where neither is. */
    private static @Nullable SourceFile changed(String path) {
        for (var replacement : new boolean[] {true, false}) {
            var document = RICH.deepCopy();
            if (change(Place.root(document, new Ledger()), document, path, replacement)) {
                var contract = Contracts.contract(document);
                if (Validation.of(contract).isEmpty()) {
                    return contract;
                }
            }
        }
        return null;
    }

    private static boolean change(Place parent, JsonNode node, String path, boolean replace) {
        var children = new ArrayList<>(parent.items());
        children.addAll(parent.members());
        for (var i = 0; i < children.size(); i++) {
            var child = children.get(i);
            if (child.path().equals(path) && !child.look().isContainer()) {
                return set(node, child.key(), i, replace ? other(child.look()) : null);
            }
            if (path.startsWith(child.path() + ".") && change(child, child.look(), path, replace)) {
                return true;
            }
        }
        return false;
    }

    private static boolean set(JsonNode parent, String key, int index, @Nullable JsonNode value) {
        switch (parent) {
            case ObjectNode object -> {
                if (value == null) {
                    object.remove(key);
                } else {
                    object.set(key, value);
                }
            }
            case ArrayNode list -> {
                if (value == null) {
                    list.remove(index);
                } else {
                    list.set(index, value);
                }
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private static JsonNode other(JsonNode value) {
        if (value.isBoolean()) {
            return JsonNodeFactory.instance.booleanNode(!value.booleanValue());
        }
        if (value.isIntegralNumber()) {
            return JsonNodeFactory.instance.numberNode(value.bigIntegerValue().add(BigInteger.ONE));
        }
        if (value.isNumber()) {
            return JsonNodeFactory.instance.numberNode(value.decimalValue().add(BigDecimal.ONE));
        }
        return JsonNodeFactory.instance.stringNode(value.asString() + "x");
    }
}
