package org.finmesh.platform.localstack.process;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** The log of a process: appended to, and set aside when a start finds it longer than 20 MiB. */
public final class LogFile {

    private static final long BYTES_MAX = 20L * 1024 * 1024;
    private static final int TAIL_BYTES = 16 * 1024;
    private static final int TAIL_LINES = 15;

    private LogFile() {}

    static void rotate(Path log) throws IOException {
        if (Files.exists(log) && Files.size(log) > BYTES_MAX) {
            Files.move(log, log.resolveSibling(log.getFileName() + ".1"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    /** The last 15 lines. */
    public static String tail(Path log) {
        try (var file = new RandomAccessFile(log.toFile(), "r")) {
            var length = (int) Math.min(file.length(), TAIL_BYTES);
            var bytes = new byte[length];
            file.seek(file.length() - length);
            file.readFully(bytes);
            List<String> lines =
                    new String(bytes, StandardCharsets.UTF_8).lines().toList();
            return String.join("\n", lines.subList(Math.max(0, lines.size() - TAIL_LINES), lines.size()));
        } catch (IOException e) {
            return "(the log cannot be read: " + e.getMessage() + ")";
        }
    }
}
