package org.finmesh.platform.contract;

import java.util.List;
import org.finmesh.platform.contract.diff.ContractDocument;
import tools.jackson.databind.JsonNode;

/**
 * What differs between two contracts of the Open Data Contract Standard, of any version from 3.0.0, whoever wrote them;
 * docs/contracts.md says what breaks. The order of lists, the form of numbers and what is the default anyway make no
 * difference, nor does the version number itself.
 *
 * @param changes in the order of the documents; empty where there is none
 */
public record ContractDiff(List<Change> changes) {

    public ContractDiff {
        changes = List.copyOf(changes);
    }

    /** Of two valid contracts, as {@link Contract#document()} has them. */
    public static ContractDiff between(JsonNode before, JsonNode after, Perspective perspective) {
        return new ContractDiff(ContractDocument.compare(before, after, perspective));
    }

    /** What the version number has to show. */
    public ChangeLevel level() {
        return ChangeLevel.of(changes);
    }
}
