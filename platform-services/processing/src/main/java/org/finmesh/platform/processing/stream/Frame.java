package org.finmesh.platform.processing.stream;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** The few things that a {@link PassageSerde} writes. */
final class Frame {

    private static final int NONE = -1;

    private Frame() {}

    /** Writes what a frame has in it. */
    interface Content {
        void to(DataOutputStream out) throws IOException;
    }

    static byte[] of(Content content) {
        var bytes = new ByteArrayOutputStream(512);
        try {
            content.to(new DataOutputStream(bytes));
        } catch (IOException impossible) {
            throw new IllegalStateException("writing to memory", impossible);
        }
        return bytes.toByteArray();
    }

    static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? NONE : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    static void write(DataOutputStream out, String text) throws IOException {
        write(out, text.getBytes(StandardCharsets.UTF_8));
    }

    static byte @Nullable [] readBytes(DataInputStream in) throws IOException {
        var length = in.readInt();
        return length == NONE ? null : in.readNBytes(length);
    }

    static String readText(DataInputStream in) throws IOException {
        var bytes = readBytes(in);
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }
}
