package org.finmesh.platform.processing.stream;

import java.io.ByteArrayInputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Objects;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serdes;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.record.Breach;
import org.finmesh.platform.processing.record.StoredRecords;
import org.finmesh.platform.processing.record.Unreadable;

/**
 * A passage as it goes through a topic of the application's own: a byte for the format, one for what it is, the origin with
 * key and original bytes, then the record or the reason. Event time and trace are in the record's headers all the way.
 */
final class PassageSerde<T> {

    private static final int FORMAT = 1;
    private static final int GOOD = 'g';
    private static final int BAD = 'b';
    private static final int LEFT = 'l';
    private static final int CANARY = 'c';

    private final StoredRecords<T> records;

    private PassageSerde(StoredRecords<T> records) {
        this.records = records;
    }

    static <T> Serde<Passage<T>> of(Class<T> type) {
        var serde = new PassageSerde<>(StoredRecords.of(type));
        Deserializer<Passage<T>> reader = (_, bytes) -> serde.read(bytes);
        return Serdes.serdeFrom((_, passage) -> serde.write(passage), reader);
    }

    private byte[] write(Passage<T> passage) {
        return switch (passage) {
            case Passage.Good<T> good -> good(good);
            case Passage.Bad<T> bad -> reasoned(BAD, bad.origin(), bad.breach());
            case Passage.Left<T> left -> reasoned(LEFT, left.origin(), left.reason());
            case Passage.Canary<T> canary -> Frame.of(out -> head(out, CANARY, canary.origin()));
        };
    }

    /** What cannot be read again at the other end is no good record. */
    private byte[] good(Passage.Good<T> good) {
        byte[] json;
        try {
            json = records.write(good.value());
        } catch (Unreadable incomplete) {
            return reasoned(BAD, good.origin(), incomplete.breach());
        }
        return Frame.of(out -> {
            head(out, GOOD, good.origin());
            Frame.write(out, records.nameOf(good.value()));
            Frame.write(out, json);
        });
    }

    private static byte[] reasoned(int kind, Origin origin, Breach breach) {
        return Frame.of(out -> {
            head(out, kind, origin);
            Frame.write(out, breach.code());
            Frame.write(out, breach.reason());
        });
    }

    private static void head(DataOutputStream out, int kind, Origin origin) throws IOException {
        out.writeByte(FORMAT);
        out.writeByte(kind);
        Frame.write(out, origin.topic());
        out.writeInt(origin.partition());
        out.writeLong(origin.offset());
        Frame.write(out, origin.key());
        Frame.write(out, origin.original());
    }

    private Passage<T> read(byte[] bytes) {
        try {
            var in = new DataInputStream(new ByteArrayInputStream(bytes));
            if (in.readByte() != FORMAT) {
                throw new IOException("a format of another version");
            }
            var kind = in.readByte();
            var origin = new Origin(
                    Frame.readText(in),
                    in.readInt(),
                    in.readLong(),
                    Frame.readBytes(in),
                    Objects.requireNonNull(Frame.readBytes(in)));
            return switch (kind) {
                case GOOD -> good(in, origin);
                case BAD -> new Passage.Bad<>(breach(in), origin);
                case LEFT -> new Passage.Left<>(breach(in), origin);
                case CANARY -> new Passage.Canary<>(origin);
                default -> throw new IOException("a passage of kind " + kind);
            };
        } catch (IOException | IllegalArgumentException wrong) {
            throw new ProcessingException(
                    ProcessingError.INCOMPATIBLE_STATE, "the product's own topic has a record with " + wrong, wrong);
        }
    }

    /** One that was written by an earlier version of the product, in a form that this one cannot read, is kept for its owner. */
    private Passage<T> good(DataInputStream in, Origin origin) throws IOException {
        try {
            var name = Frame.readText(in);
            return new Passage.Good<>(records.read(name, Objects.requireNonNull(Frame.readBytes(in))), origin);
        } catch (Unreadable unreadable) {
            return new Passage.Bad<>(unreadable.breach(), origin);
        }
    }

    private static Breach breach(DataInputStream in) throws IOException {
        return new Breach(Frame.readText(in), Frame.readText(in));
    }
}
