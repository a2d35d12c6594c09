package org.finmesh.platform.cli.report;

import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.ProblemCode;

/**
 * A problem, and how much it weighs.
 *
 * @param rule what would be so without the problem, in a sentence
 */
public record Finding(Problem problem, Level level, String rule) {

    /** In SARIF's words. Only an error makes a file invalid. */
    public enum Level {
        ERROR,
        WARNING,
        NOTE
    }

    /** What makes a file invalid by its standard or its own meaning. */
    public static Finding of(Problem problem) {
        return new Finding(
                problem, Level.ERROR, ProblemCode.valueOf(problem.code()).rule());
    }

    public boolean isError() {
        return level == Level.ERROR;
    }
}
