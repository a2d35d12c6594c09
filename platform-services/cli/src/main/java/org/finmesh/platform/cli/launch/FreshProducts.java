package org.finmesh.platform.cli.launch;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Collectors;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.cli.launch.MeshStatus.ProductStatus;
import org.finmesh.platform.contract.ProductId;

/** Waits for products: their processes are up, and they are when they have been measured and keep their promises. */
final class FreshProducts {

    private static final Duration PATIENCE = Duration.ofMinutes(3);
    private static final Duration POLL = Duration.ofMillis(500);

    private FreshProducts() {}

    /**
     * @param waiting products that wait for an agreement, and so are not waited for
     * @throws CommandFailure when not all is healthy within 3 minutes, with the products that are not
     */
    static void await(MeshHome home, Set<ProductId> waiting) {
        var reader = new StatusReader(home, new PrintWriter(Writer.nullWriter()));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var status = reader.read(); !isHealthy(status, waiting); status = reader.read()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        CliError.SERVER_FAILED,
                        "everything runs, but after %d s not every product is within its promise: %s. The logs of their domains are in %s"
                                .formatted(
                                        PATIENCE.toSeconds(),
                                        lagging(status),
                                        home.stack().logs()));
            }
            pause();
        }
    }

    private static boolean isHealthy(MeshStatus status, Set<ProductId> waiting) {
        return MeshStatus.isHealthy(
                status.processes(),
                status.products().stream()
                        .filter(product -> !waiting.contains(ProductId.parse(product.id())))
                        .toList());
    }

    private static String lagging(MeshStatus status) {
        return status.products().stream()
                .filter(product -> !product.state().equals("kept"))
                .map(FreshProducts::text)
                .collect(Collectors.joining(", "));
    }

    private static String text(ProductStatus product) {
        return product.freshnessMs() == null
                ? product.port() + " is not measured"
                : "%s is %d ms old, promised are %d ms"
                        .formatted(product.port(), product.freshnessMs(), product.promiseMs());
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CliError.SERVER_FAILED, "interrupted while waiting for the products", e);
        }
    }
}
