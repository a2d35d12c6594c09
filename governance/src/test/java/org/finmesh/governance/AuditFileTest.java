package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.StringReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.finmesh.governance.AuditFile.Anchor;
import org.finmesh.governance.AuditFile.Verification;
import org.finmesh.governance.AuditFile.Verification.Broken;
import org.finmesh.governance.AuditFile.Verification.Intact;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AuditFileTest {

    private static final int ENTRIES = 12;

    private final List<AuditEntry> entries = entries();
    private final List<String> lines = lines(entries);

    /** With every kind of value in its details, and with and without a policy version. */
    private static List<AuditEntry> entries() {
        var entries = new ArrayList<AuditEntry>();
        for (var i = 0; i < ENTRIES; i++) {
            entries.add(AuditEntry.after(
                    entries.isEmpty() ? null : entries.getLast(),
                    Instant.parse("2026-11-23T10:00:00Z").plusNanos(i * 1_000_000_500L),
                    "user-" + i % 3,
                    i % 2 == 0 ? "published" : "access granted",
                    "treasury.fx-rates",
                    AuditEntry.details(
                            "{\"note\":\"ü \\n \\\" %d\",\"list\":[1,2.50,null,true],\"o\":{\"z\":1,\"a\":2}}"
                                    .formatted(i)),
                    i % 2 == 0 ? "0123456789ab" : null));
        }
        return entries;
    }

    private static List<String> lines(List<AuditEntry> entries) {
        var lines = new ArrayList<String>();
        AuditFile.write(entries.stream(), lines::add);
        return lines;
    }

    private static Verification verify(List<String> lines, @Nullable Anchor anchor) throws IOException {
        return AuditFile.verify(new BufferedReader(new StringReader(String.join("\n", lines) + "\n")), anchor);
    }

    private void assertBroken(String change, long entry, List<String> lines) throws IOException {
        assertThat(verify(lines, null))
                .as(change)
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.at().sequence()).isEqualTo(entry));
    }

    @Test
    void aSealOfMoreEntriesSaysThatTheyAreMissing() throws IOException {
        var shortened = new ArrayList<>(lines);
        shortened.remove(ENTRIES - 1);

        assertThat(verify(shortened, null))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.at().reason())
                                .contains("the seal is of %d entries".formatted(ENTRIES)));
    }

    @Test
    void whatIsNoJsonIsSaidInOneLine() throws IOException {
        assertThat(verify(List.of("a: x"), null))
                .isInstanceOfSatisfying(
                        Broken.class, broken -> assertThat(broken.at().reason()).doesNotContain("\n"));
    }

    private List<String> changed(int line, String to) {
        var changed = new ArrayList<>(lines);
        changed.set(line, to);
        return changed;
    }

    @Test
    void anExportIsIntact() throws IOException {
        assertThat(verify(lines, null))
                .isEqualTo(new Intact(ENTRIES, entries.getLast().hash()));
        assertThat(verify(lines(List.of()), null)).isEqualTo(new Intact(0, "0".repeat(64)));
    }

    @Test
    void everyFieldOfEveryEntryIsProtected() throws IOException {
        for (var i = 0; i < ENTRIES; i++) {
            var entry = (ObjectNode) AuditEntry.details(lines.get(i));
            assertThat(entry.propertyNames())
                    .containsExactlyInAnyOrder(
                            "at",
                            "details",
                            "hash",
                            "policyVersion",
                            "previousHash",
                            "sequence",
                            "subject",
                            "what",
                            "who");
            for (var field : List.copyOf(entry.propertyNames())) {
                var changed = entry.deepCopy().set(field, other(entry.get(field)));
                assertBroken(field, i + 1L, changed(i, changed.toString()));
                assertBroken(
                        "without " + field,
                        i + 1L,
                        changed(
                                i,
                                ((ObjectNode) entry.deepCopy()).without(field).toString()));
            }
        }
    }

    /** Of the same kind, and another. */
    private static JsonNode other(JsonNode value) {
        if (value.isObject()) {
            return ((ObjectNode) value.deepCopy()).put("note", "other");
        }
        if (value.isNumber()) {
            return JsonNodeFactory.instance.numberNode(value.longValue() + 1);
        }
        if (value.isNull()) {
            return JsonNodeFactory.instance.stringNode("0123456789ab");
        }
        var text = value.stringValue();
        return JsonNodeFactory.instance.stringNode(
                text.contains("7") ? text.replace('7', '8') : text.replaceFirst("[0-9a-z]", "7"));
    }

    @Test
    void everyByteOfALineIsProtected() throws IOException {
        var line = lines.get(4);
        for (var i = 0; i < line.length(); i++) {
            var other = line.charAt(i) == 'x' ? 'y' : 'x';
            assertBroken("byte " + i, 5, changed(4, line.substring(0, i) + other + line.substring(i + 1)));
        }
        assertBroken("a key more", 5, changed(4, line.replaceFirst("\\{", "{\"added\":1,")));
        assertBroken("a blank", 5, changed(4, line + " "));
        assertBroken("a number in other words", 5, changed(4, line.replace("2.50", "2.5")));
    }

    @Test
    void aRemovedEntryIsNamed() throws IOException {
        for (var i = 0; i < ENTRIES; i++) {
            var fewer = new ArrayList<>(lines);
            fewer.remove(i);
            assertBroken("without " + (i + 1), i + 1L, fewer);
        }
    }

    @Test
    void swappedAndRepeatedEntriesAreNamed() throws IOException {
        for (var i = 0; i < ENTRIES; i++) {
            for (var j = i + 1; j < ENTRIES; j++) {
                var swapped = new ArrayList<>(lines);
                Collections.swap(swapped, i, j);
                assertBroken("swapped %d and %d".formatted(i + 1, j + 1), i + 1L, swapped);
            }
            var repeated = new ArrayList<>(lines);
            repeated.add(i, lines.get(i));
            assertBroken("repeated " + (i + 1), i + 2L, repeated);
        }
    }

    @Test
    void aMissingEndIsSeen() throws IOException {
        for (var kept = 0; kept <= ENTRIES; kept++) {
            assertBroken("the first " + kept, kept + 1L, lines.subList(0, kept));
        }
        var more = new ArrayList<>(lines);
        more.add(lines.getFirst());
        assertBroken("after the seal", ENTRIES + 1L, more);
    }

    @Test
    void aForgedChainIsNotTheOneThatWasAnchored() throws IOException {
        var forged = lines(entries.subList(0, 5));
        var anchor = new Anchor(8, entries.get(7).hash());
        assertThat(verify(lines, anchor)).isInstanceOf(Intact.class);
        assertThat(verify(forged, null)).isInstanceOf(Intact.class);
        assertThat(verify(forged, anchor)).isInstanceOf(Broken.class);
        assertThat(verify(lines, new Anchor(8, "1".repeat(64))))
                .isInstanceOfSatisfying(
                        Broken.class,
                        broken -> assertThat(broken.at().sequence()).isEqualTo(8));
    }

    @Test
    void anAnchorIsANumberAndAHash() {
        assertThat(Anchor.parse("7:" + "a".repeat(64)).sequence()).isEqualTo(7);
        assertThatThrownBy(() -> Anchor.parse("7")).hasMessageContaining("SEQUENCE:HASH");
    }

    @Test
    void aFileWithoutLineEndsIsRefused() throws IOException {
        assertBroken("one endless line", 1, List.of("x".repeat(9_000_000)));
    }
}
