package org.finmesh.platform.localstack;

import java.nio.file.Path;
import java.util.List;
import org.finmesh.platform.localstack.Program.StopSignal;

/**
 * The record of a process that was started in a home.
 *
 * @param identity tells this process from a later one with the same id
 * @param order in which it was started, from 1; the last is stopped first
 * @param ports that it listens on
 */
public record RunningProcess(
        String name, long pid, String identity, int order, List<Integer> ports, StopSignal stop, Path log) {

    public RunningProcess {
        ports = List.copyOf(ports);
    }
}
