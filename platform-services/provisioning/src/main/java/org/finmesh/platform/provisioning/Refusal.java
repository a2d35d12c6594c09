package org.finmesh.platform.provisioning;

import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.provisioning.Resource.Key;

/**
 * A change that a contract asks for and that is not made, because it would break readers or lose data.
 *
 * @param message what is wrong and what to do instead
 */
public record Refusal(Key resource, String message) {

    /** One line for each. */
    public static String text(List<Refusal> refusals) {
        return refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n"));
    }

    @Override
    public String toString() {
        return resource + ": " + message;
    }
}
