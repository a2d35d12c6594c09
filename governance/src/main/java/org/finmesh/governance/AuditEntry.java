package org.finmesh.governance;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * One entry of the {@link AuditTrail}.
 *
 * @param sequence from 1, without gaps
 * @param at to the microsecond, UTC
 * @param who the user or service that acted
 * @param what in the past tense: {@code published}, {@code access granted}
 * @param subject what it was done to: a product, port or agreement
 * @param details why, and what else belongs to it
 * @param policyVersion of the rules it was judged by; null where none were
 * @param previousHash the hash of the entry before; of the first, 64 zeros
 * @param hash SHA-256 in hexadecimal over the others' canonical JSON: keys sorted, no blanks, UTF-8
 */
public record AuditEntry(
        long sequence,
        Instant at,
        String who,
        String what,
        String subject,
        JsonNode details,
        @Nullable String policyVersion,
        String previousHash,
        String hash) {

    static final String NO_HASH = "0".repeat(64);

    /** Numbers are kept as they were written: what is read and written again has the same hash. */
    private static final JsonMapper CANONICAL = JsonMapper.builder()
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_READING_DUP_TREE_KEY)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(StreamWriteFeature.WRITE_BIGDECIMAL_AS_PLAIN)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .build();

    static AuditEntry after(
            @Nullable AuditEntry last,
            Instant at,
            String who,
            String what,
            String subject,
            JsonNode details,
            @Nullable String policyVersion) {
        var sequence = last == null ? 1 : last.sequence + 1;
        var previous = last == null ? NO_HASH : last.hash;
        var instant = at.truncatedTo(ChronoUnit.MICROS);
        var open = new AuditEntry(sequence, instant, who, what, subject, details, policyVersion, previous, "");
        return new AuditEntry(
                sequence, instant, who, what, subject, details, policyVersion, previous, open.computedHash());
    }

    /** What {@link #hash} is when nothing in the entry was changed since. */
    String computedHash() {
        return sha256(CANONICAL.writeValueAsString(content()));
    }

    /** The entry as one line of JSON, canonical as what its hash is computed over, the hash included; without line end. */
    public String line() {
        var content = content();
        content.put("hash", hash);
        return CANONICAL.writeValueAsString(content);
    }

    /** @throws IllegalArgumentException when {@code line} is not, byte for byte, what {@link #line} writes */
    public static AuditEntry parse(String line) {
        try {
            var json = CANONICAL.readTree(line);
            var entry = new AuditEntry(
                    json.required("sequence").longValue(),
                    Instant.parse(json.required("at").stringValue()),
                    json.required("who").stringValue(),
                    json.required("what").stringValue(),
                    json.required("subject").stringValue(),
                    json.required("details"),
                    json.required("policyVersion").isNull()
                            ? null
                            : json.required("policyVersion").stringValue(),
                    json.required("previousHash").stringValue(),
                    json.required("hash").stringValue());
            if (entry.line().equals(line)) {
                return entry;
            }
            throw new IllegalArgumentException("it is not written as the export writes an entry");
        } catch (JacksonException malformed) {
            throw new IllegalArgumentException("it is no entry: " + malformed.getOriginalMessage(), malformed);
        } catch (DateTimeException malformed) {
            throw new IllegalArgumentException("it is no entry: " + malformed.getMessage(), malformed);
        }
    }

    /** As {@link #canonicalDetails} wrote them. */
    static JsonNode details(String canonical) {
        return CANONICAL.readTree(canonical);
    }

    private SortedMap<String, @Nullable Object> content() {
        var content = new TreeMap<String, @Nullable Object>();
        content.put("sequence", sequence);
        content.put("at", at.toString());
        content.put("who", who);
        content.put("what", what);
        content.put("subject", subject);
        content.put("details", sorted(details));
        content.put("policyVersion", policyVersion);
        content.put("previousHash", previousHash);
        return content;
    }

    String canonicalDetails() {
        return CANONICAL.writeValueAsString(sorted(details));
    }

    private static @Nullable Object sorted(JsonNode node) {
        if (node.isObject()) {
            var entries = new TreeMap<String, @Nullable Object>();
            node.forEachEntry((key, value) -> entries.put(key, sorted(value)));
            return entries;
        }
        return node.isArray() ? node.valueStream().map(AuditEntry::sorted).toList() : node;
    }

    private static String sha256(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            return HexFormat.of().formatHex(digest.digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
