package org.finmesh.platform.provisioning;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.provisioning.Resource.Key;

/**
 * A change that a contract asks for and that is not made, because it would break readers or lose data.
 *
 * @param error the kind of reason
 * @param message what is wrong and what to do instead
 */
public record Refusal(Key resource, ProvisioningError error, String message) {

    /** @throws ProvisioningException of the gravest kind, with a line for each, where there is any */
    static void requireNone(List<Refusal> refusals) {
        refusals.stream().map(Refusal::error).min(Comparator.naturalOrder()).ifPresent(gravest -> {
            throw new ProvisioningException(
                    gravest, refusals.stream().map(Refusal::toString).collect(Collectors.joining("\n")));
        });
    }

    @Override
    public String toString() {
        return resource + ": " + message;
    }
}
