package org.finmesh.platform.contract;

import java.util.List;
import java.util.stream.Collectors;

/** A product or contract that cannot be used, with everything that is wrong in it. */
public final class InvalidContractException extends RuntimeException {

    private final transient List<Problem> problems;

    public InvalidContractException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        if (problems.isEmpty()) {
            throw new IllegalArgumentException("an invalid contract has at least one problem");
        }
        this.problems = List.copyOf(problems);
    }

    public List<Problem> problems() {
        return problems;
    }
}
