package org.finmesh.platform.contract.yaml;

import org.finmesh.platform.contract.ProblemCode;
import org.snakeyaml.engine.v2.events.Event;

/** Ends the reading of a document that makes no sense beyond a line. */
final class Unreadable extends RuntimeException {

    private final ProblemCode code;
    private final int line;

    Unreadable(ProblemCode code, Event at, String message) {
        super(message, null, false, false);
        this.code = code;
        this.line = YamlReader.line(at.getStartMark());
    }

    ProblemCode code() {
        return code;
    }

    int line() {
        return line;
    }
}
