package org.finmesh.platform.processing.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.processing.DbtProduct;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.ProductTopology;
import org.finmesh.platform.processing.Source;

/**
 * A domain's code put together with its product folders: each port has one thing that makes it, and the other way round. A
 * port whose life has ended needs none.
 */
record Wiring(List<Streamed> streamed, List<Built> built, List<Source> sources) {

    /** @param neighbours all products of the domain */
    record Streamed(ProductTopology topology, DataProduct product, Contract contract, List<DataProduct> neighbours) {}

    record Built(DbtProduct dbt, DataProduct product, Contract contract) {}

    static Wiring of(
            Settings settings, List<ProductTopology> topologies, List<Source> sources, List<DbtProduct> dbtProducts) {
        var products = read(settings.domainFolder().resolve("products"));
        var faults = new ArrayList<String>();
        var streamed = new ArrayList<Streamed>();
        var built = new ArrayList<Built>();
        var made = new HashSet<PortId>();
        for (var topology : topologies) {
            find(products, topology.port(), "kafka-streams", made, faults)
                    .forEach(of -> streamed.add(new Streamed(
                            topology, of, of.contract(topology.port()).orElseThrow(), products)));
        }
        for (var dbt : dbtProducts) {
            var port = new ProductId(settings.domain(), dbt.product()).port(major(products, dbt));
            find(products, port, "dbt", made, faults)
                    .forEach(
                            of -> built.add(new Built(dbt, of, of.contract(port).orElseThrow())));
        }
        requireAllMade(products, made, faults);
        requireSourceTopics(products, sources, faults);
        if (!faults.isEmpty()) {
            throw new ProcessingException(
                    ProcessingError.BAD_WIRING,
                    "domain %s is not wired to its products: %s"
                            .formatted(settings.domain(), String.join("; ", faults)));
        }
        return new Wiring(streamed, built, sources);
    }

    private static List<DataProduct> read(Path folder) {
        var products = new ArrayList<DataProduct>();
        try (var folders = Files.list(folder)) {
            for (var one : folders.filter(Files::isDirectory).sorted().toList()) {
                products.add(ProductFolder.at(one).read());
            }
        } catch (IOException unreadable) {
            throw new ProcessingException(
                    ProcessingError.BAD_CONTRACT,
                    "%s cannot be read: %s".formatted(folder, unreadable.getMessage()),
                    unreadable);
        } catch (InvalidContractException invalid) {
            throw new ProcessingException(ProcessingError.BAD_CONTRACT, invalid.getMessage(), invalid);
        }
        return products;
    }

    private static int major(List<DataProduct> products, DbtProduct dbt) {
        return dbt.major() != null ? dbt.major() : latestMajor(products, dbt);
    }

    private static int latestMajor(List<DataProduct> products, DbtProduct dbt) {
        return products.stream()
                .filter(product -> product.id().name().equals(dbt.product()))
                .mapToInt(product -> product.latest().port().major())
                .findFirst()
                .orElse(1);
    }

    private static List<DataProduct> find(
            List<DataProduct> products, PortId port, String processing, Set<PortId> made, List<String> faults) {
        if (!made.add(port)) {
            faults.add("port %s is made twice".formatted(port));
            return List.of();
        }
        var found = products.stream()
                .filter(product -> product.contract(port).isPresent())
                .toList();
        if (found.isEmpty()) {
            faults.add("no product folder has a contract of port %s".formatted(port));
        } else if (!found.getFirst().processing().equals(processing)) {
            faults.add("port %s is made with %s, but %s says processing: %s"
                    .formatted(
                            port,
                            processing,
                            found.getFirst().file().name(),
                            found.getFirst().processing()));
            return List.of();
        }
        return found;
    }

    private static void requireAllMade(List<DataProduct> products, Set<PortId> made, List<String> faults) {
        for (var product : products) {
            for (var contract : product.contracts()) {
                if (!made.contains(contract.port()) && !contract.hasEnded(Instant.now())) {
                    faults.add("nothing makes port %s: give the domain's main a topology or a dbt product for it"
                            .formatted(contract.port()));
                }
            }
        }
    }

    private static void requireSourceTopics(List<DataProduct> products, List<Source> sources, List<String> faults) {
        var names = new HashSet<String>();
        for (var source : sources) {
            if (!names.add(source.name())) {
                faults.add("two sources are named %s".formatted(source.name()));
            }
            if (products.stream().noneMatch(product -> product.sourceTopics().contains(source.topic()))) {
                faults.add("source %s writes to '%s', which no product declares in its sourceTopics"
                        .formatted(source.name(), source.topic()));
            }
        }
    }
}
