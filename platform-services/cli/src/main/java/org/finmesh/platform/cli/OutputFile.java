package org.finmesh.platform.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** A file that a command writes: there whole or not at all, and as it was before when writing fails. */
final class OutputFile {

    private OutputFile() {}

    /** Writes the whole of it. */
    @FunctionalInterface
    interface Content {
        /** @throws IOException or an UncheckedIOException with it, when it cannot be written */
        void write(Writer out) throws IOException;
    }

    /**
     * Writes in UTF-8, with the rights that new files have, over what was there. What is no file, such as
     * {@code /dev/stdout}, is written to as it is.
     *
     * @throws CommandFailure FILE_UNUSABLE when it cannot be written
     */
    static void write(Path path, Content content) {
        try {
            if (Files.exists(path) && !Files.isRegularFile(path)) {
                fill(path, content);
            } else {
                replace(path, content);
            }
        } catch (UncheckedIOException e) {
            throw UnusableFile.unwritable(path, e.getCause());
        } catch (IOException e) {
            throw UnusableFile.unwritable(path, e);
        }
    }

    private static void replace(Path path, Content content) throws IOException {
        var folder = path.toAbsolutePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            throw new NoSuchFileException(String.valueOf(folder));
        }
        // One per process: two that write the same file at once do not write into one draft.
        var draft = folder.resolve(".%s.%d.draft"
                .formatted(path.getFileName(), ProcessHandle.current().pid()));
        try {
            fill(draft, content);
            // What a link leads to is replaced, and the link stays.
            Files.move(draft, Files.exists(path) ? path.toRealPath() : path, StandardCopyOption.REPLACE_EXISTING);
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static void fill(Path path, Content content) throws IOException {
        try (var out = Files.newBufferedWriter(path)) {
            content.write(out);
        }
    }
}
