package org.finmesh.platform.contract.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.ProblemCode;

/** What is wrong in one file, collected so that its author sees everything at once. */
public final class Problems {

    private final String file;
    private final Map<String, Integer> lines;
    private final Set<Problem> found = new LinkedHashSet<>();

    /**
     * @param file the name that errors give
     * @param lines JSON pointer to line, from 1; filled while the file is read
     */
    public Problems(String file, Map<String, Integer> lines) {
        this.file = file;
        this.lines = lines;
    }

    /** @param pointer JSON pointer of what is wrong; where it has no line, the nearest line above is named */
    public void add(ProblemCode code, String pointer, String message) {
        addAtLine(code, line(pointer), message);
    }

    /** @param line from 1; 0 for the file as a whole */
    public void addAtLine(ProblemCode code, int line, String message) {
        found.add(new Problem(file, line, code.name(), message));
    }

    public boolean isEmpty() {
        return found.isEmpty();
    }

    public String file() {
        return file;
    }

    /** By line; of one line, in the order found. */
    public List<Problem> inOrder() {
        var ordered = new ArrayList<>(found);
        ordered.sort(Comparator.comparingInt(Problem::line));
        return List.copyOf(ordered);
    }

    private int line(String pointer) {
        var at = pointer;
        while (!lines.containsKey(at)) {
            var slash = at.lastIndexOf('/');
            if (slash < 0) {
                return 0;
            }
            at = at.substring(0, slash);
        }
        return lines.get(at);
    }
}
