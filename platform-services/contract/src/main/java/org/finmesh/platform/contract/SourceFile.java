package org.finmesh.platform.contract;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.finmesh.platform.contract.yaml.YamlReader;

/**
 * A file as its author wrote it.
 *
 * @param name the path that errors name
 * @param text the whole content
 */
public record SourceFile(String name, String text) {

    /**
     * Reads a file of at most 5 MiB of UTF-8, with or without a byte order mark.
     *
     * @throws UnreadableFileException when it is larger, or other than UTF-8; the problem names the line
     * @throws IOException when it is no file, or cannot be opened or read; the message says which
     */
    public static SourceFile read(Path path) throws IOException {
        // A pipe or device may give no end, or nothing for ever.
        if (Files.exists(path) && !Files.isRegularFile(path)) {
            throw new IOException(
                    Files.isDirectory(path)
                            ? "it is a folder: name the files in it, such as %s".formatted(path.resolve("*.odcs.yaml"))
                            : "it is a pipe or a device, not a file");
        }
        try (var in = Files.newInputStream(path)) {
            return read(path.toString(), in);
        }
    }

    /**
     * Reads {@code in} to its end, or to one byte more than is allowed.
     *
     * @throws UnreadableFileException as {@link #read(Path)}
     */
    public static SourceFile read(String name, InputStream in) throws IOException {
        var bytes = in.readNBytes(YamlReader.LENGTH_MAX + 1);
        if (bytes.length > YamlReader.LENGTH_MAX) {
            var message = "larger than %d bytes: split it".formatted(YamlReader.LENGTH_MAX);
            throw new UnreadableFileException(new Problem(name, 0, ProblemCode.TOO_LARGE.name(), message));
        }
        return new SourceFile(name, Utf8.text(name, bytes));
    }
}
