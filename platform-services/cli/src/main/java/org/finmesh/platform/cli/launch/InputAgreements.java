package org.finmesh.platform.cli.launch;

import java.io.PrintWriter;
import java.time.Duration;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Decision;
import org.finmesh.platform.api.AgreementsApi.Stage;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.localstack.Progress;

/**
 * Asks, in the demo users' names, for what the sample products say they read of other domains, and answers as those who decide:
 * through the API, as every consumer does. What is agreed already stays as it is, also when its terms were changed.
 *
 * @see <a href="../../../../../../../../../../docs/decisions/0035-domains-read-by-agreement.md">decision 35</a>
 */
final class InputAgreements {

    /** Of the domains' teams, in the demo realm. */
    private static final String MANAGER = "max";

    private static final String NOTE = "declared as an input port of %s";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration POLL = Duration.ofMillis(200);

    private final Function<String, AgreementsApi> as;
    private final Progress progress;
    private final PrintWriter err;

    /** @param as the API as a demo user; throws {@link CliError#SIGN_IN_FAILED} where there is none of that name */
    InputAgreements(Function<String, AgreementsApi> as, Progress progress, PrintWriter err) {
        this.as = as;
        this.progress = progress;
        this.err = err;
    }

    /** @return the products that wait for an agreement still, and those that read these */
    Set<ProductId> agree(Collection<DataProduct> products) {
        var waiting = new HashSet<ProductId>();
        for (var input : DeclaredInput.of(products)) {
            try {
                agree(input);
            } catch (CommandFailure e) {
                if (e.error() == CliError.NOT_RUNNING) {
                    throw e;
                }
                waiting.add(input.product());
                err.printf(
                        "mesh: %s waits for an agreement on %s: %s%n", input.product(), input.port(), e.getMessage());
            }
        }
        return withReaders(waiting, products);
    }

    private static Set<ProductId> withReaders(Set<ProductId> waiting, Collection<DataProduct> products) {
        var all = new HashSet<>(waiting);
        var more = true;
        while (more) {
            more = products.stream()
                    .filter(product -> product.inputPorts().stream().anyMatch(port -> all.contains(port.product())))
                    .map(DataProduct::id)
                    .map(all::add)
                    .reduce(false, Boolean::logicalOr);
        }
        return all;
    }

    private void agree(DeclaredInput input) {
        var api = as.apply(input.requester());
        var agreement = find(api, input)
                .orElseGet(() -> progress.step(
                        "%s asked for %s".formatted(input.requester(), input), () -> request(api, input)));
        while (agreement.state().equals("requested")) {
            agreement = decide(agreement, input);
        }
        if (!agreement.state().equals("active")) {
            var id = agreement.id();
            until(
                    "the grants are not in place",
                    () -> Optional.of(api.agreement(id))
                            .filter(now -> now.state().equals("active")));
        }
    }

    private static Optional<Agreement> find(AgreementsApi api, DeclaredInput input) {
        return api.agreements("mine").stream().filter(input::isMetBy).findFirst();
    }

    /** A port can be asked for a moment after it was published. */
    private static Agreement request(AgreementsApi api, DeclaredInput input) {
        return until("the port is not offered", () -> {
            try {
                return Optional.of(api.request(input.request()).getFirst());
            } catch (CommandFailure e) {
                if (e.getMessage().startsWith("PORT_UNKNOWN")) {
                    return Optional.empty();
                }
                throw e;
            }
        });
    }

    private Agreement decide(Agreement agreement, DeclaredInput input) {
        var stage = waiting(agreement);
        var decider = stage.stage().equals("manager")
                ? MANAGER
                : input.portOwner()
                        .orElseThrow(() -> new CommandFailure(
                                CliError.NOT_FOUND,
                                "it waits for %s; approve it with ./mesh approve".formatted(stage.deciders())));
        return progress.step(
                "%s approved %s".formatted(decider, input),
                () -> as.apply(decider).approve(agreement.id(), new Decision(NOTE.formatted(input.product()))));
    }

    private static Stage waiting(Agreement agreement) {
        var pending = agreement.pending();
        List<Stage> stages = pending == null ? List.of() : pending.stages();
        return stages.stream()
                .filter(stage -> stage.by() == null)
                .findFirst()
                .orElseThrow(() -> new CommandFailure(
                        CliError.SERVER_FAILED, "agreement %s waits for nobody".formatted(agreement.id())));
    }

    private static <T> T until(String otherwise, Supplier<Optional<T>> asking) {
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            var answer = asking.get();
            if (answer.isPresent()) {
                return answer.get();
            }
            if (System.nanoTime() > deadline) {
                throw new CommandFailure(
                        CliError.SERVER_FAILED, "after %d s %s".formatted(PATIENCE.toSeconds(), otherwise));
            }
            pause();
        }
    }

    private static void pause() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new CommandFailure(CliError.SERVER_FAILED, "interrupted while waiting for an agreement", e);
        }
    }
}
