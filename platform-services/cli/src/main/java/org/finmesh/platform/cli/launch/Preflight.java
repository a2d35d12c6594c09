package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Files;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.MeshPorts;
import org.finmesh.platform.localstack.Processes;
import org.finmesh.platform.localstack.StackError;
import org.finmesh.platform.localstack.StackException;

/** What is checked before anything is started. */
record Preflight(Project project, MeshPorts ports, Processes processes) {

    private static final long MIB = 1024 * 1024;
    private static final long FIRST_TIME_MIB = 2_048;
    private static final long LATER_MIB = 512;

    /** @throws StackException when a port is taken or the disk too full */
    void check() {
        var running =
                processes.running().stream().map(process -> process.name()).toList();
        needs().forEach((name, needed) -> {
            if (!running.contains(name)) {
                Processes.requireFree(name, needed);
            }
        });
        requireDisk();
    }

    private Map<String, List<Integer>> needs() {
        Map<String, List<Integer>> needs = new LinkedHashMap<>(LocalStack.portsOf(ports));
        needs.put(OwnPrograms.SERVER, List.of(ports.server()));
        needs.put(OwnPrograms.PORTAL, List.of(ports.portal()));
        var domains = project.domains();
        for (var i = 0; i < domains.size(); i++) {
            needs.put(domains.get(i), List.of(ports.domain(i)));
        }
        return needs;
    }

    private void requireDisk() {
        var home = processes.home().root();
        try {
            var needed = Files.exists(home.resolve("data/postgresql/cluster")) ? LATER_MIB : FIRST_TIME_MIB;
            var usable = Files.getFileStore(home).getUsableSpace() / MIB;
            if (usable < needed) {
                throw new StackException(
                        StackError.NO_DISK_SPACE,
                        "only %d MiB of disk space left at %s, and %d MiB are needed: free some, or choose another --home"
                                .formatted(usable, home, needed));
            }
        } catch (IOException e) {
            throw StackException.of("asking for the free space at " + home, e);
        }
    }
}
