package org.finmesh.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Who may use whom, held against the table in docs/architecture.md. It reads sources rather than classes, so that it
 * sees every module, whichever are built.
 */
class ArchitectureTest {

    private static final Path ROOT = Path.of("../..");
    private static final Pattern ROW = Pattern.compile("\\| ([^|`]+) \\| ([^|`]+) \\|");
    private static final Pattern OURS = Pattern.compile("\\borg\\.finmesh(?:\\.[a-z]+)+");
    private static final List<String> SERVICES = List.of("provisioning", "access", "catalog", "quality", "lineage");

    /** A module by the rule folder = artifact = package. */
    record Module(String name, Path folder, String rootPackage) {

        boolean has(String otherPackage) {
            return otherPackage.equals(rootPackage) || otherPackage.startsWith(rootPackage + ".");
        }
    }

    static List<Module> modules() throws IOException {
        try (var poms = Files.find(ROOT, 3, (path, _) -> path.endsWith("pom.xml"))) {
            return poms.map(Path::getParent)
                    .filter(ArchitectureTest::hasCode)
                    .map(ArchitectureTest::module)
                    .sorted(Comparator.comparing(Module::name))
                    .toList();
        }
    }

    private static boolean hasCode(Path folder) {
        try {
            return !Files.readString(folder.resolve("pom.xml")).contains("<packaging>pom</packaging>");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static Module module(Path folder) {
        var relative = ROOT.relativize(folder).toString();
        var root = "org.finmesh."
                + relative.replace("platform-services", "platform")
                        .replace("-", "")
                        .replace('/', '.');
        return new Module(folder.getFileName().toString(), folder, root);
    }

    /** The table of modules: name to the names it may use. */
    private static Map<String, List<String>> table() throws IOException {
        var text = Files.readString(ROOT.resolve("docs/architecture.md"));
        var section = text.substring(text.indexOf("## Modules"), text.indexOf("## Names"));
        var table = new LinkedHashMap<String, List<String>>();
        for (var row = ROW.matcher(section.substring(section.indexOf("|---"))); row.find(); ) {
            for (var module : row.group(1).split(", ")) {
                table.put(module.strip(), mayUse(row.group(2)));
            }
        }
        return table;
    }

    /** What is after a semicolon is for tests. */
    private static List<String> mayUse(String cell) {
        return Stream.of(cell.split(";")[0].split(", "))
                .map(String::strip)
                .flatMap(name -> name.equals("the services") ? SERVICES.stream() : Stream.of(name))
                .toList();
    }

    @Test
    void theTableHasEveryModuleAndNoOther() throws IOException {
        var names = new TreeSet<String>();
        modules().forEach(module -> names.add(rowOf(module)));
        assertThat(table().keySet()).containsExactlyInAnyOrderElementsOf(names);
    }

    @ParameterizedTest
    @MethodSource("modules")
    void aModuleUsesOnlyRootPackagesOfModulesThatItMayUse(Module module) throws IOException {
        var allowed = new TreeSet<String>();
        var usable = table().get(rowOf(module));
        modules().stream()
                .filter(other -> usable.contains(other.name()))
                .forEach(other -> allowed.add(other.rootPackage()));
        assertThat(foreignPackages(module)).isSubsetOf(allowed);
    }

    private static String rowOf(Module module) {
        return module.rootPackage().startsWith("org.finmesh.domains.") ? "domains/*" : module.name();
    }

    private static TreeSet<String> foreignPackages(Module module) throws IOException {
        var packages = new TreeSet<String>();
        var others = modules().stream().filter(other -> !other.equals(module)).toList();
        var code = module.folder().resolve("src/main/java");
        if (!Files.exists(code)) {
            return packages;
        }
        try (var sources = Files.walk(code)) {
            for (var source :
                    sources.filter(path -> path.toString().endsWith(".java")).toList()) {
                OURS.matcher(Files.readString(source))
                        .results()
                        .map(match -> match.group())
                        .filter(name -> !module.has(name) && others.stream().anyMatch(other -> other.has(name)))
                        .forEach(packages::add);
            }
        }
        return packages;
    }
}
