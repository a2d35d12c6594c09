package org.finmesh.platform.contract.diff;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/** Finds what belongs together in two lists, whatever their order, in time linear in their length. */
final class Pairs {

    /** One of them is missing where an item was added or removed. */
    record Pair(JsonNode before, JsonNode after) {

        boolean added() {
            return before.isMissingNode();
        }

        boolean removed() {
            return after.isMissingNode();
        }
    }

    private Pairs() {}

    /** An item's text under {@code key}; an item without it is not found by it. */
    static Function<JsonNode, String> by(String key) {
        return item -> Values.text(item, key);
    }

    /**
     * In the order of {@code before}, then what was added.
     *
     * @param keys what an item is known by, the surest first; an empty text is no key
     */
    static List<Pair> of(JsonNode before, JsonNode after, List<Function<JsonNode, String>> keys) {
        var partners = new JsonNode[before.size()];
        var taken = new boolean[after.size()];
        keys.forEach(key -> match(before, after, key, partners, taken));
        var pairs = new ArrayList<Pair>();
        for (var i = 0; i < partners.length; i++) {
            pairs.add(new Pair(before.get(i), partners[i] == null ? MissingNode.getInstance() : partners[i]));
        }
        for (var i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                pairs.add(new Pair(MissingNode.getInstance(), after.get(i)));
            }
        }
        return pairs;
    }

    private static void match(
            JsonNode before, JsonNode after, Function<JsonNode, String> key, JsonNode[] partners, boolean[] taken) {
        if (Arrays.stream(partners).noneMatch(partner -> partner == null)) {
            return;
        }
        var waiting = new HashMap<String, Deque<Integer>>();
        for (var i = 0; i < taken.length; i++) {
            if (!taken[i]) {
                waiting.computeIfAbsent(key.apply(after.get(i)), _ -> new ArrayDeque<>())
                        .add(i);
            }
        }
        waiting.remove("");
        for (var i = 0; i < partners.length; i++) {
            var candidates = partners[i] == null ? waiting.get(key.apply(before.get(i))) : null;
            if (candidates != null && !candidates.isEmpty()) {
                var index = candidates.remove();
                partners[i] = after.get(index);
                taken[index] = true;
            }
        }
    }
}
