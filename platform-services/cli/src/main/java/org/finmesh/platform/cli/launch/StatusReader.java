package org.finmesh.platform.cli.launch;

import java.io.PrintWriter;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.cli.client.Identity;
import org.finmesh.platform.cli.client.PlatformApi;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.cli.launch.MeshStatus.ProcessStatus;
import org.finmesh.platform.cli.launch.MeshStatus.ProductStatus;
import org.finmesh.platform.localstack.ProcessIdentity;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.Readiness;
import org.finmesh.platform.localstack.RunningProcess;

/** Looks at a mesh: its processes themselves, and what the API says of its products. */
public record StatusReader(MeshHome home, PrintWriter err) {

    /** Never fails: what cannot be asked is not healthy. */
    public MeshStatus read() {
        var processes = new Processes(home.stack())
                .recorded().stream().map(StatusReader::process).toList();
        var products = processes.isEmpty() ? Optional.<List<ProductStatus>>empty() : products();
        var healthy =
                products.filter(all -> MeshStatus.isHealthy(processes, all)).isPresent();
        return new MeshStatus(healthy, processes, products.orElse(List.of()));
    }

    private static ProcessStatus process(RunningProcess process) {
        var port = process.ports().isEmpty() ? null : process.ports().getFirst();
        if (!ProcessIdentity.isAlive(process.pid(), process.identity())) {
            return new ProcessStatus(process.name(), "ended", null, port, null);
        }
        var state = port == null || accepts(port) ? "up" : "not-ready";
        return new ProcessStatus(process.name(), state, process.pid(), port, Memory.residentMiB(process.pid()));
    }

    private static boolean accepts(int port) {
        try {
            Readiness.tcp(port).check();
            return true;
        } catch (Exception _) {
            return false;
        }
    }

    private Optional<List<ProductStatus>> products() {
        try {
            var token = new Tokens(home.localAddress(), err).accessToken(new Identity.Operator());
            return Optional.of(new PlatformApi(home.localAddress().apiUrl(), token)
                    .mesh().status().products().stream()
                            .map(product -> new ProductStatus(
                                    product.id(),
                                    product.port(),
                                    product.version(),
                                    product.freshness().freshnessMs(),
                                    product.freshness().promiseMs(),
                                    product.freshness().state(),
                                    product.freshness().recordsPerSecond()))
                            .toList());
        } catch (CommandFailure e) {
            err.println("mesh: the products' state is not known: " + e.getMessage());
            return Optional.empty();
        }
    }
}
