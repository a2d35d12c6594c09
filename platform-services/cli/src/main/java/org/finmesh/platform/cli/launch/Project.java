package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;

/**
 * The folder with our sources and jars.
 *
 * @param root absolute
 */
public record Project(Path root) {

    private static final Pattern MODULE = Pattern.compile("<module>([a-z0-9-]+)</module>");

    /** The one that {@code ./mesh} is in, else the current folder. */
    public static Project ofThisCommand() {
        return new Project(
                Path.of(System.getProperty("finmesh.root", "")).toAbsolutePath().normalize());
    }

    /** The domains in the order of {@code domains/pom.xml}, which is the order of their ports. */
    public List<String> domains() {
        var pom = root.resolve("domains/pom.xml");
        try {
            return MODULE.matcher(Files.readString(pom))
                    .results()
                    .map(match -> match.group(1))
                    .toList();
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.FILE_UNUSABLE, "%s cannot be read: is %s the project's folder?".formatted(pom, root), e);
        }
    }

    /** The product folders of a domain, by name. */
    public List<Path> products(String domain) {
        var folder = root.resolve("domains").resolve(domain).resolve("products");
        try (var products = Files.list(folder)) {
            return products.filter(Files::isDirectory).sorted().toList();
        } catch (IOException e) {
            throw new CommandFailure(CliError.FILE_UNUSABLE, folder + " cannot be read: " + e, e);
        }
    }

    public Path domain(String domain) {
        return root.resolve("domains").resolve(domain);
    }

    /** Whether a domain has dbt models, and so needs the program. */
    public boolean usesDbt(String domain) {
        return Files.isDirectory(domain(domain).resolve("dbt"));
    }

    /** @param module the module's folder, which names its jar */
    public Path jar(String module) {
        var folder = root.resolve(module);
        var jar = folder.resolve("target").resolve(folder.getFileName() + ".jar");
        if (!Files.exists(jar)) {
            throw new CommandFailure(
                    CliError.NOT_FOUND, "%s is not built: call ./mesh, which builds what is missing".formatted(jar));
        }
        return jar;
    }
}
