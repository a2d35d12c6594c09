package org.finmesh.platform.processing.dbt;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.json.JsonMapper;

/**
 * A copy of the domain's dbt project, made anew for each run, with what follows from contracts beside what was written by
 * hand: sources of the declared inputs in {@code models/contract_sources.yml}, tests of the published models in {@code
 * tests/contract}. The domain's own folder is only read.
 */
final class DbtWorkspace {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final Set<String> LEFT_OUT = Set.of("target", "logs");

    private final Path from;
    private final Path folder;
    private final List<DbtModel> models;

    /**
     * @param from the domain's project
     * @param models all that the domain publishes: a project is read as a whole
     */
    DbtWorkspace(Path from, Path folder, List<DbtModel> models) {
        this.from = from;
        this.folder = folder;
        this.models = List.copyOf(models);
    }

    Path folder() {
        return folder;
    }

    void make() throws IOException {
        delete();
        copy();
        // dbt reads YAML, of which JSON is a part.
        Files.write(
                Files.createDirectories(folder.resolve("models")).resolve("contract_sources.yml"),
                JSON.writeValueAsBytes(Map.of("version", 2, "sources", sources())));
        var tests = Files.createDirectories(folder.resolve("tests").resolve("contract"));
        for (var model : models) {
            for (var test : ContractTest.of(model.name(), model.contract())) {
                Files.writeString(tests.resolve(test.name() + ".sql"), test.file());
            }
        }
    }

    /** One for each domain that is read from, named as its schema; a table for each port, named as its view. */
    private List<Map<String, Object>> sources() {
        var tables = new TreeMap<String, TreeMap<String, Map<String, Object>>>();
        for (var model : models) {
            for (var port : model.product().inputPorts()) {
                tables.computeIfAbsent(port.view().schema(), _ -> new TreeMap<>())
                        .put(port.view().name(), table(port));
            }
        }
        var sources = new ArrayList<Map<String, Object>>();
        tables.forEach((schema, views) ->
                sources.add(Map.of("name", schema, "schema", schema, "tables", List.copyOf(views.values()))));
        return sources;
    }

    private Map<String, Object> table(PortId port) {
        var own = models.stream()
                .map(DbtModel::contract)
                .filter(contract -> contract.port().equals(port))
                .findFirst();
        return Map.of(
                "name",
                port.view().name(),
                "description",
                own.map(Contract::granularity).orElse("Port %s.".formatted(port)));
    }

    private void copy() throws IOException {
        Files.walkFileTree(from, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path one, BasicFileAttributes attributes) throws IOException {
                if (one.getParent().equals(from)
                        && LEFT_OUT.contains(one.getFileName().toString())) {
                    return FileVisitResult.SKIP_SUBTREE;
                }
                Files.createDirectories(folder.resolve(from.relativize(one)));
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path one, BasicFileAttributes attributes) throws IOException {
                // dbt reads again only what is younger than what it remembers.
                Files.copy(one, folder.resolve(from.relativize(one)), StandardCopyOption.COPY_ATTRIBUTES);
                return FileVisitResult.CONTINUE;
            }
        });
    }

    private void delete() throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (var all = Files.walk(folder)) {
            for (var one : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                Files.delete(one);
            }
        }
    }
}
