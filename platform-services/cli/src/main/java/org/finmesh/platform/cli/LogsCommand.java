package org.finmesh.platform.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh logs}. */
@Command(
        name = "logs",
        mixinStandardHelpOptions = true,
        description = "Show the end of a process's log and follow it until Ctrl-C; without a NAME, list the logs.")
final class LogsCommand implements Callable<Integer> {

    private static final int BYTES_PER_LINE_GUESS = 400;
    private static final int POLL_MS = 200;

    @Mixin
    private HomeOptions home;

    @Parameters(arity = "0..1", paramLabel = "NAME", description = "The process's name, as ./mesh status has it.")
    @Nullable
    private String name;

    @Option(
            names = "--lines",
            paramLabel = "N",
            defaultValue = "50",
            description = "How many lines to begin with; ${DEFAULT-VALUE} unless given.")
    private int lines;

    @Option(names = "--no-follow", description = "Only what is there.")
    private boolean noFollow;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException, InterruptedException {
        var out = spec.commandLine().getOut();
        var folder = home.mesh().stack().root().resolve("logs");
        if (name == null) {
            out.println(names(folder));
            return 0;
        }
        var log = folder.resolve(name + ".log");
        if (!Files.isRegularFile(log) || !log.normalize().getParent().equals(folder)) {
            throw new CommandFailure(
                    CliError.NOT_FOUND,
                    "there is no log of '%s' in %s; there are: %s".formatted(name, folder, names(folder)));
        }
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            tail(file, out);
            while (!noFollow) {
                Thread.sleep(POLL_MS);
                copy(file, out);
            }
        }
        return 0;
    }

    private static String names(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return "none, because no mesh has run here yet";
        }
        try (var files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(file -> file.endsWith(".log"))
                    .map(file -> file.substring(0, file.length() - ".log".length()))
                    .sorted()
                    .collect(Collectors.joining(" "));
        }
    }

    private void tail(RandomAccessFile file, PrintWriter out) throws IOException {
        var length = file.length();
        var from = Math.max(0, length - (long) lines * BYTES_PER_LINE_GUESS);
        file.seek(from);
        var bytes = new byte[(int) (length - from)];
        file.readFully(bytes);
        var all = new String(bytes, StandardCharsets.UTF_8).lines().toList();
        all.subList(Math.max(0, all.size() - lines), all.size()).forEach(out::println);
    }

    private static void copy(RandomAccessFile file, PrintWriter out) throws IOException {
        if (file.length() < file.getFilePointer()) {
            file.seek(0);
        }
        var bytes = new byte[8192];
        for (var count = file.read(bytes); count > 0; count = file.read(bytes)) {
            out.print(new String(bytes, 0, count, StandardCharsets.UTF_8));
        }
        out.flush();
    }
}
