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
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.contract.ProblemCode;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.check.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads one YAML 1.2 document as a JSON tree, with the line of each key and item. It works on the parser's events and
 * builds the tree itself: so that nothing is ever expanded, constructed or evaluated, and duplicate keys are seen.
 */
public final class YamlReader {

    /** Of a file, in characters: a hundred times a large contract. */
    public static final int LENGTH_MAX = 5 * 1024 * 1024;

    /** Of mappings and lists within each other; contracts need about ten. */
    public static final int DEPTH_MAX = 100;

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setCodePointLimit(LENGTH_MAX)
            .setUseMarks(true)
            .build();

    private final Iterator<Event> events;
    private final Problems problems;
    private final Map<String, Integer> lines;
    private final Scalars scalars;
    private int depth;

    private YamlReader(Iterator<Event> events, Problems problems, Map<String, Integer> lines) {
        this.events = events;
        this.problems = problems;
        this.lines = lines;
        this.scalars = new Scalars(problems);
    }

    /** Reads {@code file}; what cannot be read is in the result's problems, and its root is then a missing node. */
    public static YamlDocument read(SourceFile file) {
        var lines = new LinkedHashMap<String, Integer>();
        var problems = new Problems(file.name(), lines);
        return new YamlDocument(root(file, problems, lines), problems);
    }

    private static JsonNode root(SourceFile file, Problems problems, Map<String, Integer> lines) {
        if (file.text().length() > LENGTH_MAX) {
            problems.addAtLine(TOO_LARGE, 0, "larger than %d characters: split it".formatted(LENGTH_MAX));
            return MissingNode.getInstance();
        }
        try {
            var events = new Parse(SETTINGS).parseString(file.text()).iterator();
            return new YamlReader(events, problems, lines).document();
        } catch (Unreadable unreadable) {
            problems.addAtLine(unreadable.code, unreadable.line, unreadable.getMessage());
        } catch (MarkedYamlEngineException error) {
            var context = error.getContext() == null ? "" : error.getContext() + ": ";
            problems.addAtLine(UNREADABLE, line(error.getProblemMark()), "not YAML: " + context + error.getProblem());
        } catch (YamlEngineException error) {
            problems.addAtLine(UNREADABLE, 0, "not YAML: " + error.getMessage());
        }
        return MissingNode.getInstance();
    }

    private JsonNode document() {
        next();
        if (next().getEventId() == Event.ID.StreamEnd) {
            throw new Unreadable(UNREADABLE, 0, "empty: it holds no document");
        }
        var root = value(next(), "");
        next();
        var after = next();
        if (after.getEventId() != Event.ID.StreamEnd) {
            throw new Unreadable(
                    SEVERAL_DOCUMENTS, line(after), "a second document starts here: one file, one document");
        }
        return root;
    }

    private JsonNode value(Event event, String pointer) {
        lines.putIfAbsent(pointer, line(event));
        if (event instanceof AliasEvent alias) {
            problems.addAtLine(ALIAS, line(event), "alias *%s: write the value out".formatted(alias.getAlias()));
            return JsonNodeFactory.instance.nullNode();
        }
        if (event instanceof NodeEvent node && node.getAnchor().isPresent()) {
            problems.addAtLine(
                    ALIAS,
                    line(event),
                    "anchor &%s: remove it".formatted(node.getAnchor().get()));
        }
        if (event instanceof ScalarEvent scalar) {
            refuseTag(scalar.getTag(), event);
            return scalars.value(scalar, line(event));
        }
        refuseTag(((CollectionStartEvent) event).getTag(), event);
        return collection(event, pointer);
    }

    private JsonNode collection(Event event, String pointer) {
        if (++depth > DEPTH_MAX) {
            throw new Unreadable(TOO_DEEP, line(event), "more than %d levels deep".formatted(DEPTH_MAX));
        }
        var collection = event instanceof MappingStartEvent ? mapping(pointer) : sequence(pointer);
        depth--;
        return collection;
    }

    private JsonNode sequence(String pointer) {
        var sequence = JsonNodeFactory.instance.arrayNode();
        for (var event = next(); event.getEventId() != Event.ID.SequenceEnd; event = next()) {
            sequence.add(value(event, pointer + "/" + sequence.size()));
        }
        return sequence;
    }

    private JsonNode mapping(String pointer) {
        var mapping = JsonNodeFactory.instance.objectNode();
        for (var event = next(); event.getEventId() != Event.ID.MappingEnd; event = next()) {
            var key = key(event);
            var keyPointer = pointer + "/" + escaped(key);
            if (mapping.has(key)) {
                problems.addAtLine(
                        DUPLICATE_KEY,
                        line(event),
                        "'%s' is in line %d already: keep one".formatted(key, lines.get(keyPointer)));
                value(next(), keyPointer);
            } else {
                lines.put(keyPointer, line(event));
                mapping.set(key, value(next(), keyPointer));
            }
        }
        return mapping;
    }

    private String key(Event event) {
        if (event instanceof ScalarEvent scalar
                && scalar.getAnchor().isEmpty()
                && scalar.getTag().isEmpty()) {
            return scalar.getValue();
        }
        throw new Unreadable(COMPLEX_KEY, line(event), "a key is a plain word, not a list, mapping, alias or tag");
    }

    private void refuseTag(Optional<String> tag, Event event) {
        tag.ifPresent(name -> problems.addAtLine(
                TAG, line(event), "tag %s: remove it, quote the value where text is meant".formatted(name)));
    }

    private Event next() {
        return events.next();
    }

    /** As JSON pointers write a key, RFC 6901. */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }

    private static int line(Event event) {
        return line(event.getStartMark());
    }

    private static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }

    /** Ends the reading of a document that makes no sense beyond this line. */
    private static final class Unreadable extends RuntimeException {

        private final ProblemCode code;
        private final int line;

        Unreadable(ProblemCode code, int line, String message) {
            super(message, null, false, false);
            this.code = code;
            this.line = line;
        }
    }
}
