package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Resident memory. */
final class Memory {

    private Memory() {}

    /** Of a process and all below it, in MiB. */
    static long residentMiB(long pid) {
        var tree = ProcessHandle.of(pid).stream().flatMap(root -> Stream.concat(Stream.of(root), root.descendants()));
        return tree.mapToLong(handle -> residentKiB(handle.pid())).sum() / 1024;
    }

    /** Linux tells the proportional set: a page that PostgreSQL's processes share is counted once, not for each. */
    private static long residentKiB(long pid) {
        try (var lines = Files.lines(Path.of("/proc/" + pid + "/smaps_rollup"))) {
            return lines.filter(line -> line.startsWith("Pss:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")))
                    .findFirst()
                    .orElse(0);
        } catch (IOException | java.io.UncheckedIOException _) {
            return fromPs(pid);
        }
    }

    private static long fromPs(long pid) {
        try {
            var ps = new ProcessBuilder("ps", "-o", "rss=", "-p", Long.toString(pid))
                    .redirectErrorStream(true)
                    .start();
            var text = new String(ps.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
            return text.matches("\\d+") ? Long.parseLong(text) : 0;
        } catch (IOException _) {
            return 0; // Without ps nothing is known; the processes are there all the same.
        }
    }
}
