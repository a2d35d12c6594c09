package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Flows as a tree to read: what was shown above is named again and not opened again, so that circles end. */
final class FlowTree {

    private static final String ALL = ":*";

    private record Link(String name, String how) {}

    private final Map<String, Map<String, Set<String>>> into = new LinkedHashMap<>();
    private final Map<String, Map<String, Set<String>>> outOf = new LinkedHashMap<>();

    /** @param staleSince since when it was not seen any more; null where it is seen */
    void add(String from, String to, String how, @Nullable String staleSince) {
        var text = staleSince == null ? how : (how + " (not seen since " + staleSince + ")").strip();
        put(into, to, from, text);
        put(outOf, from, to, text);
    }

    private static void put(Map<String, Map<String, Set<String>>> links, String at, String other, String how) {
        links.computeIfAbsent(at, _ -> new TreeMap<>())
                .computeIfAbsent(other, _ -> new LinkedHashSet<>())
                .add(how);
    }

    void print(String root, boolean downstream, PrintWriter out) {
        out.println(root);
        var links = downstream ? outOf : into;
        var next = next(root, links);
        if (next.isEmpty()) {
            out.println("└─ nothing seen so far");
        }
        print(next, "", links, new HashSet<>(Set.of(root)), out);
    }

    private static void print(
            List<Link> nodes,
            String indent,
            Map<String, Map<String, Set<String>>> links,
            Set<String> shown,
            PrintWriter out) {
        for (var i = 0; i < nodes.size(); i++) {
            var node = nodes.get(i);
            var last = i == nodes.size() - 1;
            var next = next(node.name, links);
            var above = !shown.add(node.name) && !next.isEmpty();
            out.println((indent + (last ? "└─ " : "├─ ") + node.name + "  " + node.how + (above ? " (see above)" : ""))
                    .stripTrailing());
            if (!above) {
                print(next, indent + (last ? "   " : "│  "), links, shown, out);
            }
        }
    }

    /** What goes to all fields of a dataset goes to this one too. */
    private static List<Link> next(String name, Map<String, Map<String, Set<String>>> links) {
        var found = new TreeMap<String, Set<String>>();
        var all = name.replaceFirst(":[^:]*$", ALL);
        for (var key : name.equals(all) ? List.of(name) : List.of(name, all)) {
            links.getOrDefault(key, Map.of())
                    .forEach((other, how) -> found.computeIfAbsent(other, _ -> new LinkedHashSet<>())
                            .addAll(how));
        }
        var next = new ArrayList<Link>();
        found.forEach((other, how) -> next.add(new Link(other, String.join(" ", how))));
        return next;
    }
}
