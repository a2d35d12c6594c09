package org.finmesh.platform.localstack;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Tells a process from a later one that was given the same id. On Linux it is the boot's id and the start in clock ticks
 * since that boot, which no change of the clock moves; elsewhere the instant of the start.
 */
public final class ProcessIdentity {

    private static final Path BOOT_ID = Path.of("/proc/sys/kernel/random/boot_id");
    private static final int STATE = 0;
    private static final int START_TICKS = 19;

    private ProcessIdentity() {}

    /** Empty when there is no such process, or only what is left of a dead one. */
    public static String of(long pid) {
        return Files.exists(BOOT_ID) ? linux(pid) : portable(pid);
    }

    /** Whether the process {@code pid} is still the one that {@link #of} gave {@code identity} for. */
    public static boolean isAlive(long pid, String identity) {
        return !identity.isEmpty() && of(pid).equals(identity);
    }

    private static String linux(long pid) {
        try {
            var stat = Files.readString(Path.of("/proc/" + pid + "/stat"));
            // The second field is the command in parentheses and may hold anything, so count from behind it.
            var fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ");
            var zombie = fields[STATE].equals("Z") || fields[STATE].equals("X");
            return zombie ? "" : Files.readString(BOOT_ID).strip() + ":" + fields[START_TICKS];
        } catch (IOException _) {
            return "";
        }
    }

    private static String portable(long pid) {
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .flatMap(handle -> handle.info().startInstant())
                .map(Object::toString)
                .orElse("");
    }
}
