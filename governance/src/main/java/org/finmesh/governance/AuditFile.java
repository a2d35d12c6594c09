package org.finmesh.governance;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finmesh.governance.AuditChain.Break;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * An export of the whole {@link AuditTrail} as JSON Lines (<a href="https://jsonlines.org">jsonlines.org</a>): an entry a
 * line, in order, and at the end a seal that says how many there are and the last one's hash, so that a missing end is
 * seen. Whoever can rewrite the whole file can make a chain of their own: against that, keep the seal's hash elsewhere.
 */
public final class AuditFile {

    /** Of a line, in characters; our longest entries have some thousand. */
    private static final int LINE_LENGTH_MAX = 4 * 1024 * 1024;

    private static final Pattern SEAL = Pattern.compile("\\{\"entries\":(\\d+),\"lastHash\":\"[0-9a-f]{64}\"}");

    private AuditFile() {}

    /** What a file turned out to be. */
    public sealed interface Verification {

        /** Every entry is as it was written, in its place. */
        record Intact(long entries, String lastHash) implements Verification {}

        /**
         * @param line of the file, from 1
         * @param at the first entry that is broken
         */
        record Broken(long line, Break at) implements Verification {}
    }

    /** An entry kept elsewhere, that the file must have. */
    public record Anchor(long sequence, String hash) {

        /** @throws IllegalArgumentException when {@code text} is not {@code SEQUENCE:HASH} */
        public static Anchor parse(String text) {
            if (!text.matches("[1-9]\\d{0,17}:[0-9a-f]{64}")) {
                throw new IllegalArgumentException(
                        "'%s' is not SEQUENCE:HASH, a number and 64 hexadecimal digits".formatted(text));
            }
            var colon = text.indexOf(':');
            return new Anchor(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
        }
    }

    /**
     * Writes all {@code entries} and the seal.
     *
     * @param lines takes each line, without line end
     * @return the seal's line
     */
    public static String write(Stream<AuditEntry> entries, Consumer<String> lines) {
        var count = 0L;
        var lastHash = AuditEntry.NO_HASH;
        for (var entry : (Iterable<AuditEntry>) entries::iterator) {
            lines.accept(entry.line());
            count = entry.sequence();
            lastHash = entry.hash();
        }
        var seal = seal(count, lastHash);
        lines.accept(seal);
        return seal;
    }

    /**
     * Recomputes the chain of a file. Needs nothing but the file, and memory for one line.
     *
     * @param anchor what an entry's hash is known to be from elsewhere; null for none
     * @throws IOException when {@code file} cannot be read
     */
    public static Verification verify(BufferedReader file, @Nullable Anchor anchor) throws IOException {
        var chain = new AuditChain();
        var number = 0L;
        try {
            for (var lines = lines(file); lines.hasNext(); ) {
                var line = lines.next();
                number++;
                if (line.equals(seal(chain.length(), chain.lastHash()))) {
                    return sealed(lines, chain, number, anchor);
                }
                var broken = broken(line, chain, anchor);
                if (broken.isPresent()) {
                    return new Verification.Broken(number, broken.get());
                }
            }
        } catch (UncheckedIOException unreadable) {
            throw unreadable.getCause();
        }
        return new Verification.Broken(
                number + 1, new Break(chain.length() + 1, "may be missing: the file ends without its seal"));
    }

    private static Optional<Break> broken(String line, AuditChain chain, @Nullable Anchor anchor) {
        try {
            return chain.add(AuditEntry.parse(line)).or(() -> chain.contradicts(anchor));
        } catch (IllegalArgumentException notAnEntry) {
            var seal = SEAL.matcher(line);
            var reason = seal.matches()
                    ? "is missing or another: the seal is of %s entries, with another last hash"
                            .formatted(seal.group(1))
                    : "cannot be read: " + notAnEntry.getMessage();
            return Optional.of(new Break(chain.length() + 1, reason));
        }
    }

    private static Verification sealed(Iterator<String> rest, AuditChain chain, long line, @Nullable Anchor anchor) {
        if (rest.hasNext()) {
            return new Verification.Broken(line + 1, new Break(chain.length() + 1, "comes after the seal"));
        }
        return chain.endsBefore(anchor)
                .<Verification>map(missing -> new Verification.Broken(line, missing))
                .orElseGet(() -> new Verification.Intact(chain.length(), chain.lastHash()));
    }

    private static String seal(long entries, String lastHash) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("entries", entries)
                .put("lastHash", lastHash)
                .toString();
    }

    private static Iterator<String> lines(BufferedReader file) {
        return Stream.generate(() -> line(file))
                .takeWhile(Optional::isPresent)
                .map(Optional::get)
                .iterator();
    }

    /** A bounded {@code readLine}: a file without line ends is no reason to run out of memory. */
    private static Optional<String> line(BufferedReader file) {
        try {
            var line = new StringBuilder();
            var character = file.read();
            while (character >= 0 && character != '\n' && line.length() < LINE_LENGTH_MAX) {
                line.append((char) character);
                character = file.read();
            }
            return character < 0 && line.isEmpty() ? Optional.empty() : Optional.of(line.toString());
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
