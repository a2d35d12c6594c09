package org.finmesh.platform.access;

import java.util.List;

/**
 * What a request for one port would come to.
 *
 * @param stages who would have to decide; none where it would be granted at once
 * @param legalBasisNeeded whether the terms ask for one
 * @param refusals why it would be refused, each saying how to mend it; empty when it would be taken
 */
public record Preview(
        OfferedPort port, Terms terms, List<Stage> stages, boolean legalBasisNeeded, List<String> refusals) {

    public Preview {
        stages = List.copyOf(stages);
        refusals = List.copyOf(refusals);
    }
}
