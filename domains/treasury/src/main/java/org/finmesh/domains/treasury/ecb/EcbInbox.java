package org.finmesh.domains.treasury.ecb;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The folder that files of the ECB are dropped into. A file is taken once it has not changed for {@link #QUIET}, or,
 * better, when it gets its name by a rename: names that start with a dot or end with {@code .part} or {@code .tmp} are
 * not looked at. What was read moves to {@code done/}; what was refused to {@code rejected/}, with a file
 * {@code <name>.reason.txt} beside it.
 */
final class EcbInbox {

    /** How long a file's size and time must have stood still. */
    static final Duration QUIET = Duration.ofSeconds(2);

    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss").withZone(ZoneOffset.UTC);

    private final Path folder;
    private final Clock clock;
    private final Map<Path, Seen> seen = new HashMap<>();

    private record Seen(long size, FileTime modified, Instant since) {}

    /** @throws IOException when the folders cannot be made */
    EcbInbox(Path folder, Clock clock) throws IOException {
        this.folder = folder;
        this.clock = clock;
        Files.createDirectories(folder.resolve("done"));
        Files.createDirectories(folder.resolve("rejected"));
    }

    /** The files that are complete by now, by name: dates in names make that the order of the days. */
    List<Path> complete() throws IOException {
        List<Path> present;
        try (var files = Files.list(folder)) {
            present = files.filter(EcbInbox::isCandidate).sorted().toList();
        }
        seen.keySet().retainAll(present);
        return present.stream().filter(this::isQuiet).toList();
    }

    void done(Path file) throws IOException {
        move(file, "done");
    }

    void rejected(Path file, RefusedFileException reason) throws IOException {
        var moved = move(file, "rejected");
        Files.writeString(moved.resolveSibling(moved.getFileName() + ".reason.txt"), reason.getMessage() + "\n");
    }

    private static boolean isCandidate(Path file) {
        var name = file.getFileName().toString();
        return Files.isRegularFile(file) && !name.startsWith(".") && !name.endsWith(".part") && !name.endsWith(".tmp");
    }

    private boolean isQuiet(Path file) {
        var now = clock.instant();
        try {
            var attributes = Files.readAttributes(file, BasicFileAttributes.class);
            var before = seen.get(file);
            if (before == null
                    || before.size != attributes.size()
                    || !before.modified.equals(attributes.lastModifiedTime())) {
                seen.put(file, new Seen(attributes.size(), attributes.lastModifiedTime(), now));
                return false;
            }
            return Duration.between(before.since, now).compareTo(QUIET) >= 0;
        } catch (NoSuchFileException e) {
            return false; // taken back by whoever dropped it
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Nothing that lies there already is overwritten: the name gets the time in front. */
    private Path move(Path file, String to) throws IOException {
        seen.remove(file);
        var name = file.getFileName().toString();
        var target = folder.resolve(to).resolve(name);
        for (var attempt = 0; ; attempt++) {
            try {
                return Files.move(file, target);
            } catch (FileAlreadyExistsException e) {
                var stamp = STAMP.format(clock.instant()) + (attempt == 0 ? "" : "-" + attempt);
                target = folder.resolve(to).resolve(stamp + "-" + name);
            }
        }
    }
}
