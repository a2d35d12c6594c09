package org.finmesh.domains.treasury.ecb;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import java.util.zip.ZipInputStream;

/** The text of a file as the ECB serves it: plain, {@code .gz}, or {@code .zip} with one entry. */
final class Decompressed {

    /** The history since 1999 has 1.6 MiB; a file beyond this bound is no reference-rate file. */
    static final int TEXT_BYTES_MAX = 32 * 1024 * 1024;

    private Decompressed() {}

    /**
     * @param name decides the format by its ending
     * @throws RefusedFileException when the content is broken, too large or not UTF-8
     * @throws IOException when {@code in} cannot be read
     */
    static String text(String name, InputStream in) throws IOException, RefusedFileException {
        try {
            var bytes = open(name, in).readNBytes(TEXT_BYTES_MAX + 1);
            if (bytes.length > TEXT_BYTES_MAX) {
                throw new RefusedFileException(name, 0, "larger than %d MiB".formatted(TEXT_BYTES_MAX >> 20));
            }
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new RefusedFileException(name, 0, "not UTF-8 text");
        } catch (ZipException | java.io.EOFException e) {
            throw new RefusedFileException(name, 0, "broken or incomplete: " + e.getMessage());
        }
    }

    private static InputStream open(String name, InputStream in) throws IOException, RefusedFileException {
        if (name.endsWith(".gz")) {
            return new GZIPInputStream(in);
        }
        if (name.endsWith(".zip")) {
            var zip = new ZipInputStream(in);
            if (zip.getNextEntry() == null) {
                throw new RefusedFileException(name, 0, "no entry in the zip file");
            }
            return zip;
        }
        return in;
    }
}
