package org.finmesh.platform.cli.launch;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.finmesh.platform.cli.client.Identity;
import org.finmesh.platform.cli.client.PlatformApi;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.Progress;
import org.finmesh.platform.localstack.StackException;
import org.finmesh.platform.localstack.UserCache;

/** Starts everything, in the order of what needs what. */
final class Launch {

    private final MeshHome home;
    private final Project project;
    private final MeshPorts ports;
    private final Processes processes;
    private final Progress progress;
    private final PrintWriter err;

    Launch(MeshHome home, Project project, MeshPorts ports, Processes processes, Progress progress, PrintWriter err) {
        this.home = home;
        this.project = project;
        this.ports = ports;
        this.processes = processes;
        this.progress = progress;
        this.err = err;
    }

    /** What runs already is left as it is. When something does not start, what did start still runs. */
    void run() {
        new Preflight(project, ports, processes).check();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var dbt = CompletableFuture.supplyAsync(this::dbt, threads);
            LocalStack.fetch(progress);
            var stack = LocalStack.start(processes, ports, progress);
            var programs = new OwnPrograms(project, stack);
            all(
                    threads,
                    List.of(() -> start("control plane", programs.server()), () -> start("portal", programs.portal())));
            var domains = project.domains();
            var waiting = publish(stack, domains);
            all(
                    threads,
                    domains.stream()
                            .<Runnable>map(
                                    domain -> () -> start("domain " + domain, programs.domain(domain, dbt.join())))
                            .toList());
            progress.step("products fresh", () -> {
                new FreshProducts(home, waiting).await();
                return home;
            });
        } catch (CompletionException e) {
            throw StackException.causeOf(e);
        }
    }

    private Optional<Path> dbt() {
        return project.domains().stream().anyMatch(project::usesDbt)
                ? Optional.of(Dbt.program(UserCache.ofUser(), progress))
                : Optional.empty();
    }

    private void start(String step, Program program) {
        progress.step(step, () -> processes.start(program));
    }

    /** @return the products that wait for an agreement */
    private Set<ProductId> publish(LocalStack stack, List<String> domains) {
        var tokens = new Tokens(home.localAddress(), err);
        var api = new PlatformApi(home.localAddress().apiUrl(), tokens.accessToken(new Identity.Operator()));
        var folders = new ArrayList<Path>();
        domains.forEach(domain -> folders.addAll(project.products(domain)));
        var ordered = Publisher.inOrder(folders);
        for (var folder : ordered) {
            progress.step(
                    "published " + project.root().relativize(folder),
                    () -> api.publications().publish(Publisher.folder(folder)));
        }
        for (var domain : domains) {
            DomainSecrets.ensure(
                    api.mesh(),
                    tokens,
                    stack.postgreSql().meshJdbcUrl(),
                    domain,
                    home.stack().secrets(domain));
        }
        return new InputAgreements(user -> as(tokens, user).agreements(), progress, err)
                .agree(ordered.stream().map(Publisher::read).toList());
    }

    private PlatformApi as(Tokens tokens, String user) {
        return new PlatformApi(home.localAddress().apiUrl(), tokens.accessToken(new Identity.Demo(user)));
    }

    private static void all(ExecutorService threads, List<Runnable> steps) {
        var running = steps.stream()
                .map(step -> CompletableFuture.runAsync(step, threads))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(running).join();
    }
}
