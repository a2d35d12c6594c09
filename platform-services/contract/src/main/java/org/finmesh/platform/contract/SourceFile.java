package org.finmesh.platform.contract;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
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

    /** @throws IOException when the file cannot be read, is larger than 5 MiB or not UTF-8; the message says which */
    public static SourceFile read(Path path) throws IOException {
        byte[] bytes;
        try (var in = Files.newInputStream(path)) {
            bytes = in.readNBytes(YamlReader.LENGTH_MAX + 1);
        }
        if (bytes.length > YamlReader.LENGTH_MAX) {
            throw new IOException("%s is larger than %d bytes: split it".formatted(path, YamlReader.LENGTH_MAX));
        }
        try {
            var text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceFile(path.toString(), text);
        } catch (CharacterCodingException notText) {
            throw new IOException("%s is not UTF-8 text: save it as that".formatted(path), notText);
        }
    }
}
