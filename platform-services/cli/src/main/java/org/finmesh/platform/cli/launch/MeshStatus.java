package org.finmesh.platform.cli.launch;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The state of a mesh, as {@code mesh status --json} prints it.
 *
 * @param healthy whether all processes are up, and all products measured and within their promises
 */
public record MeshStatus(boolean healthy, List<ProcessStatus> processes, List<ProductStatus> products) {

    /**
     * @param state {@code up}, {@code not-ready} or {@code ended}
     * @param pid null when it has ended
     * @param port the one that others call, null when it has none
     * @param residentMiB of the process and its children, in MiB, pages that they share counted once where the system
     *     tells; null when it has ended
     */
    public record ProcessStatus(
            String name,
            String state,
            @Nullable Long pid,
            @Nullable Integer port,
            @Nullable Long residentMiB) {}

    /**
     * One port of a product that lives; of one product there may be several.
     *
     * @param id the product's
     * @param port {@code treasury.fx-rates.v1}
     * @param freshnessMs null while unmeasured
     * @param promiseMs null when the contract promises none
     * @param state {@code kept}, {@code breached} or {@code unmeasured}
     */
    public record ProductStatus(
            String id,
            String port,
            String version,
            @Nullable Long freshnessMs,
            @Nullable Long promiseMs,
            String state,
            @Nullable Double recordsPerSecond) {}

    static boolean isHealthy(List<ProcessStatus> processes, List<ProductStatus> products) {
        return areUp(processes)
                && !products.isEmpty()
                && products.stream().allMatch(product -> product.state().equals("kept"));
    }

    boolean processesAreUp() {
        return areUp(processes);
    }

    private static boolean areUp(List<ProcessStatus> processes) {
        return !processes.isEmpty()
                && processes.stream().allMatch(process -> process.state().equals("up"));
    }
}
