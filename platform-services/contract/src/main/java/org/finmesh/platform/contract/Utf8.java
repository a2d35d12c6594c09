package org.finmesh.platform.contract;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;

/** The one encoding of the mesh's files. */
final class Utf8 {

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private Utf8() {}

    /** @throws UnreadableFileException when {@code bytes} are other than UTF-8, with the first line that is not */
    static String text(String file, byte[] bytes) throws UnreadableFileException {
        var in = ByteBuffer.wrap(bytes);
        var text = CharBuffer.allocate(bytes.length);
        var result = StandardCharsets.UTF_8.newDecoder().decode(in, text, true);
        if (result.isError()) {
            throw new UnreadableFileException(new Problem(
                    file,
                    lineAt(bytes, in.position()),
                    ProblemCode.UNREADABLE.name(),
                    isUtf16(bytes) ? "UTF-16 text: save it as UTF-8" : "not UTF-8 text: save it as that"));
        }
        text.flip();
        return text.hasRemaining() && text.charAt(0) == BYTE_ORDER_MARK
                ? text.subSequence(1, text.length()).toString()
                : text.toString();
    }

    private static int lineAt(byte[] bytes, int position) {
        var line = 1;
        for (var i = 0; i < position; i++) {
            line += bytes[i] == '\n' ? 1 : 0;
        }
        return line;
    }

    /** By its byte order mark, of either order. */
    private static boolean isUtf16(byte[] bytes) {
        return bytes.length > 1 && (bytes[0] & bytes[1] & 0xFF) == 0xFE && (bytes[0] | bytes[1]) == (byte) 0xFF;
    }
}
