package org.finmesh.platform.localstack.process;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Collectors;
import org.finmesh.platform.localstack.ProcessIdentity;
import org.finmesh.platform.localstack.Program;
import org.finmesh.platform.localstack.Program.StopSignal;
import org.finmesh.platform.localstack.RunningProcess;
import org.finmesh.platform.localstack.StackException;

/** The records of a home's processes: one properties file each, {@code <name>.process}. */
public final class ProcessRecords {

    private static final String SUFFIX = ".process";

    private final Path folder;

    public ProcessRecords(Path folder) {
        this.folder = folder;
    }

    /** Records a process that was just started. */
    public synchronized RunningProcess add(Program program, Process process, Path log) {
        var order = 1 + all().stream().mapToInt(RunningProcess::order).max().orElse(0);
        var record = new RunningProcess(
                program.name(),
                process.pid(),
                ProcessIdentity.of(process.pid()),
                order,
                program.ports(),
                program.stop(),
                log);
        write(record);
        return record;
    }

    public synchronized void remove(RunningProcess process) {
        try {
            Files.deleteIfExists(file(process.name()));
        } catch (IOException e) {
            throw StackException.of("removing the record of " + process.name(), e);
        }
    }

    public synchronized List<RunningProcess> all() {
        try (var files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(SUFFIX))
                    .map(ProcessRecords::read)
                    .flatMap(Optional::stream)
                    .toList();
        } catch (IOException e) {
            throw StackException.of("reading " + folder, e);
        }
    }

    private void write(RunningProcess record) {
        var properties = new Properties();
        properties.setProperty("name", record.name());
        properties.setProperty("pid", Long.toString(record.pid()));
        properties.setProperty("identity", record.identity());
        properties.setProperty("order", Integer.toString(record.order()));
        properties.setProperty(
                "ports", record.ports().stream().map(String::valueOf).collect(Collectors.joining(" ")));
        properties.setProperty("stop", record.stop().name());
        properties.setProperty("log", record.log().toString());
        var draft = folder.resolve(record.name() + ".new");
        try {
            try (var out = Files.newBufferedWriter(draft)) {
                properties.store(out, "a process of this mesh; mesh down stops it");
            }
            Files.move(draft, file(record.name()), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw StackException.of("recording " + record.name(), e);
        }
    }

    private static Optional<RunningProcess> read(Path file) {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(file)) {
            properties.load(in);
        } catch (java.nio.file.NoSuchFileException _) {
            return Optional.empty(); // Another launcher has just removed it.
        } catch (IOException e) {
            throw StackException.of("reading " + file, e);
        }
        var ports = properties.getProperty("ports").strip();
        return Optional.of(new RunningProcess(
                properties.getProperty("name"),
                Long.parseLong(properties.getProperty("pid")),
                properties.getProperty("identity"),
                Integer.parseInt(properties.getProperty("order")),
                ports.isEmpty()
                        ? List.of()
                        : Arrays.stream(ports.split(" ")).map(Integer::valueOf).toList(),
                StopSignal.valueOf(properties.getProperty("stop")),
                Path.of(properties.getProperty("log"))));
    }

    private Path file(String name) {
        return folder.resolve(name + SUFFIX);
    }
}
