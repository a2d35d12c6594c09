package org.finmesh.platform.contract.yaml;

import static org.finmesh.platform.contract.ProblemCode.TOO_LARGE;
import static org.finmesh.platform.contract.ProblemCode.UNREADABLE;

import java.util.Optional;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.check.Problems;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.ReaderException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlVersionException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * Reads one YAML 1.2 document as a JSON tree, with the line of each key and item. It works on the parser's events and
 * builds the tree itself: so that nothing is ever constructed or evaluated, aliases are written out within bounds, and
 * duplicate keys are seen.
 */
public final class YamlReader {

    /** Of a file, in characters: a hundred times a large contract. */
    public static final int LENGTH_MAX = 5 * 1024 * 1024;

    /** Of mappings and lists within each other; contracts need about ten. */
    public static final int DEPTH_MAX = 100;

    /** Of scalars, mappings and lists, aliases written out; about what a file of {@link #LENGTH_MAX} has at most. */
    public static final int VALUES_MAX = 500_000;

    private static final int BUFFER_MIN = 1024;
    private static final int BUFFER_MAX = 4 * 1024;

    private YamlReader() {}

    /** Reads {@code file}; what cannot be read is in the result's problems, and its root is then a missing node. */
    public static YamlDocument read(SourceFile file) {
        var problems = new Problems(file.name());
        return new YamlDocument(root(file.text(), problems), problems);
    }

    private static JsonNode root(String text, Problems problems) {
        if (text.length() > LENGTH_MAX) {
            problems.addAtLine(TOO_LARGE, 0, "larger than %d characters: split it".formatted(LENGTH_MAX));
            return MissingNode.getInstance();
        }
        try {
            return new DocumentReader(
                            new Parse(settings(text)).parseString(text).iterator(), problems)
                    .document();
        } catch (Unreadable unreadable) {
            problems.addAtLine(unreadable.code(), unreadable.line(), unreadable.getMessage());
        } catch (MarkedYamlEngineException error) {
            var context = error.getContext() == null ? "" : error.getContext() + ": ";
            problems.addAtLine(UNREADABLE, line(error.getProblemMark()), "not YAML: " + context + error.getProblem());
        } catch (YamlVersionException error) {
            var version = error.getSpecVersion();
            problems.addAtLine(
                    UNREADABLE,
                    line(text, text.indexOf("%YAML")),
                    "YAML %d.%d is not read: write %%YAML 1.2, or nothing"
                            .formatted(version.getMajor(), version.getMinor()));
        } catch (ReaderException error) {
            problems.addAtLine(UNREADABLE, line(text, error.getPosition()), notAllowed(error.getCodePoint()));
        } catch (YamlEngineException error) {
            problems.addAtLine(UNREADABLE, 0, "not YAML: " + error.getMessage());
        }
        return MissingNode.getInstance();
    }

    /** One long value is copied whenever the buffer is full: a larger one is copied less often, and slows all other reading. */
    private static LoadSettings settings(String text) {
        return LoadSettings.builder()
                .setCodePointLimit(LENGTH_MAX)
                .setBufferSize(Math.clamp(text.length(), BUFFER_MIN, BUFFER_MAX))
                .setUseMarks(true)
                .build();
    }

    private static String notAllowed(int codePoint) {
        return "character U+%04X is not allowed in YAML: remove it, or write it as an escape in double quotes"
                .formatted(codePoint);
    }

    static int line(Optional<Mark> mark) {
        return mark.map(at -> at.getLine() + 1).orElse(0);
    }

    /** @param position in code points, from 0 */
    private static int line(String text, int position) {
        return 1
                + (int) text.codePoints()
                        .limit(position)
                        .filter(character -> character == '\n')
                        .count();
    }
}
