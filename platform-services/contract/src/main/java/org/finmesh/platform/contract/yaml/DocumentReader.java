package org.finmesh.platform.contract.yaml;

import static org.finmesh.platform.contract.ProblemCode.ALIAS;
import static org.finmesh.platform.contract.ProblemCode.COMPLEX_KEY;
import static org.finmesh.platform.contract.ProblemCode.DUPLICATE_KEY;
import static org.finmesh.platform.contract.ProblemCode.SEVERAL_DOCUMENTS;
import static org.finmesh.platform.contract.ProblemCode.TAG;
import static org.finmesh.platform.contract.ProblemCode.TOO_DEEP;
import static org.finmesh.platform.contract.ProblemCode.TOO_LARGE;
import static org.finmesh.platform.contract.ProblemCode.UNREADABLE;

import java.util.Iterator;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.platform.contract.check.Place;
import org.finmesh.platform.contract.check.Problems;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Builds the tree of one document from the parser's events, and beside it the tree of its places. */
final class DocumentReader {

    private final Iterator<Event> events;
    private final Problems problems;
    private final Scalars scalars;
    private final Anchors anchors = new Anchors();
    private int values;
    private int depth;
    private int deepest;

    DocumentReader(Iterator<Event> events, Problems problems) {
        this.events = events;
        this.problems = problems;
        this.scalars = new Scalars(problems);
    }

    /** @throws Unreadable where nothing can be said of the document as a whole */
    JsonNode document() {
        next();
        var start = next();
        if (start.getEventId() == Event.ID.StreamEnd) {
            throw new Unreadable(UNREADABLE, start, "empty: it holds no document");
        }
        var first = next();
        var place = new Place(line(first));
        problems.in(place);
        var root = value(first, place);
        next();
        var after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Unreadable(SEVERAL_DOCUMENTS, after, "a second document starts here: one file, one document");
        }
        return root;
    }

    /** @param place of the value; its parts are added to it */
    private JsonNode value(Event event, Place place) {
        if (event instanceof AliasEvent alias) {
            return alias(alias, place);
        }
        count(1, event);
        var anchor = ((NodeEvent) event).getAnchor();
        return anchor.isPresent() ? anchored(anchor.get().getValue(), event, place) : content(event, place);
    }

    private JsonNode content(Event event, Place place) {
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            return scalars.value(scalar, line(event));
        }
        refuseTag(((CollectionStartEvent) event).getTag(), event);
        descend(1, event);
        depth++;
        var collection = event instanceof MappingStartEvent ? mapping(place) : sequence(place);
        depth--;
        return collection;
    }

    private JsonNode anchored(String name, Event event, Place place) {
        var valuesBefore = values - 1;
        var deepestBefore = deepest;
        deepest = depth;
        var node = content(event, place);
        anchors.put(name, new Anchors.Anchored(node, place, values - valuesBefore, deepest - depth));
        deepest = Math.max(deepest, deepestBefore);
        return node;
    }

    private JsonNode alias(AliasEvent alias, Place place) {
        var name = alias.getAlias().getValue();
        var anchored = anchors.get(name);
        if (anchored == null) {
            throw new Unreadable(ALIAS, alias, "alias *%s: no complete value above has that anchor".formatted(name));
        }
        count(anchored.values(), alias);
        descend(anchored.height(), alias);
        place.partsOf(anchored.place());
        return anchored.node().deepCopy();
    }

    /** Before an alias is written out: what it would become is known. */
    private void count(int more, Event event) {
        values += more;
        if (values > YamlReader.VALUES_MAX) {
            var code = event instanceof AliasEvent ? ALIAS : TOO_LARGE;
            throw new Unreadable(
                    code, event, "more than %d values, aliases written out".formatted(YamlReader.VALUES_MAX));
        }
    }

    private void descend(int levels, Event event) {
        deepest = Math.max(deepest, depth + levels);
        if (deepest > YamlReader.DEPTH_MAX) {
            throw new Unreadable(TOO_DEEP, event, "more than %d levels deep".formatted(YamlReader.DEPTH_MAX));
        }
    }

    private JsonNode sequence(Place place) {
        var sequence = JsonNodeFactory.instance.arrayNode();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            var item = new Place(line(event));
            place.add(item);
            sequence.add(value(event, item));
        }
        return sequence;
    }

    private JsonNode mapping(Place place) {
        var mapping = JsonNodeFactory.instance.objectNode();
        var merges = false;
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var key = key(event);
            var entry = new Place(line(event));
            if (mapping.has(key)) {
                var line = Objects.requireNonNull(place.part(key)).line();
                problems.addAtLine(
                        DUPLICATE_KEY, line(event), "'%s' is in line %d already: keep one".formatted(key, line));
                value(next(), entry);
            } else {
                merges |= key.equals(MergeKey.KEY) && ((ScalarEvent) event).isPlain();
                place.put(key, entry);
                mapping.set(key, value(next(), entry));
            }
        }
        if (merges) {
            MergeKey.resolve(mapping, place, problems);
        }
        return mapping;
    }

    private static String key(Event event) {
        if (event instanceof ScalarEvent scalar
                && scalar.getAnchor().isEmpty()
                && scalar.getTag().isEmpty()) {
            return scalar.getValue();
        }
        throw new Unreadable(
                COMPLEX_KEY, event, "a key is a plain word, not a list or mapping, without alias, anchor and tag");
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> problems.addAtLine(
                TAG, line(event), "tag %s: remove it, quote the value where text is meant".formatted(name)));
    }

    private Event next() {
        return events.next();
    }

    private static int line(Event event) {
        return YamlReader.line(event.getStartMark());
    }
}
