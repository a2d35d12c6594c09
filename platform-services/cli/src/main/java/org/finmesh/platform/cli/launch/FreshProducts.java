package org.finmesh.platform.cli.launch;

import java.io.PrintWriter;
import java.io.Writer;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.cli.launch.MeshStatus.ProductStatus;
import org.finmesh.platform.contract.ProductId;

/**
 * Waits for products: their processes are up, and each of them has been measured and has kept its promise. One that was late
 * again while others began is not waited for twice: two cores that begin nine products have other things to do.
 */
final class FreshProducts {

    private static final Duration PATIENCE = Duration.ofMinutes(6);
    private static final Duration POLL = Duration.ofSeconds(2);

    private final MeshHome home;
    private final Set<ProductId> waiting;
    private final Set<String> seenWell = new HashSet<>();

    /** @param waiting products that wait for an agreement, and so are not waited for */
    FreshProducts(MeshHome home, Set<ProductId> waiting) {
        this.home = home;
        this.waiting = waiting;
    }

    /** @throws CommandFailure when that is not so within 6 minutes, with the products that have not kept their promises */
    void await() {
        var reader = new StatusReader(home, new PrintWriter(Writer.nullWriter()));
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        for (var status = reader.read(); !isWell(status); status = reader.read()) {
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        CliError.SERVER_FAILED,
                        "everything runs, but after %d s not every product is within its promise: %s. The logs of their domains are in %s"
                                .formatted(
                                        PATIENCE.toSeconds(),
                                        missing(status).map(FreshProducts::text).collect(Collectors.joining(", ")),
                                        home.stack().logs()));
            }
            pause();
        }
    }

    private boolean isWell(MeshStatus status) {
        status.products().stream()
                .filter(product -> product.state().equals("kept"))
                .forEach(product -> seenWell.add(product.port()));
        return status.processesAreUp()
                && !status.products().isEmpty()
                && missing(status).findAny().isEmpty();
    }

    private Stream<ProductStatus> missing(MeshStatus status) {
        return status.products().stream()
                .filter(product -> !seenWell.contains(product.port()))
                .filter(product -> !waiting.contains(ProductId.parse(product.id())));
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
