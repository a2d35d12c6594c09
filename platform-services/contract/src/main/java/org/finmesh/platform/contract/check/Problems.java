package org.finmesh.platform.contract.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.ProblemCode;

/** What is wrong in one file, collected so that its author sees everything at once. */
public final class Problems {

    /** Of a file; nobody mends more at a time, and a file made to have millions is not to fill the memory. */
    public static final int COUNT_MAX = 10_000;

    private final String file;
    private Place document = new Place(0);
    private final Set<Problem> found = new LinkedHashSet<>();
    private boolean more;

    /** @param file the name that errors give */
    public Problems(String file) {
        this.file = file;
    }

    /** Where the document stands that is spoken of from now on; what is read of it later is seen too. */
    public void in(Place document) {
        this.document = document;
    }

    /** @param pointer JSON pointer of what is wrong; where nothing stands there, the line of the nearest around it is named */
    public void add(ProblemCode code, String pointer, String message) {
        if (found.size() < COUNT_MAX) {
            addAtLine(code, line(pointer), message);
        } else {
            more = true;
        }
    }

    /** @param line from 1; 0 for the file as a whole */
    public void addAtLine(ProblemCode code, int line, String message) {
        if (found.size() < COUNT_MAX) {
            found.add(new Problem(file, line, code.name(), OneLine.of(message)));
        } else {
            more = true;
        }
    }

    /** The line of what stands at {@code pointer}; where nothing does, of the nearest around it. */
    public int line(String pointer) {
        return document.line(pointer);
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
        if (more) {
            var message = "more than %d problems: these are the first found".formatted(COUNT_MAX);
            ordered.addFirst(new Problem(file, 0, ProblemCode.TOO_MANY.name(), message));
        }
        return List.copyOf(ordered);
    }
}
