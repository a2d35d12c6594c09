package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.finmesh.platform.contract.check.Problems;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Input that wants our memory or time instead of our judgement. */
@Timeout(120)
class HostileInputTest {

    private static final String HEAD = "apiVersion: v3.1.0\nkind: DataContract\n";

    private static List<String> codes(String text) {
        return Validation.of(new SourceFile("hostile.yaml", text)).stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    private static List<String> found(String text) {
        return Validation.of(new SourceFile("hostile.yaml", text)).stream()
                .map(problem -> problem.line() + " " + problem.code())
                .toList();
    }

    private static final String ALIASES = "*a, *a, *a, *a, *a";

    @Test
    void aBombOfAliasesIsRefusedAtTheFirstAliasThatIsTooMuch() {
        var bomb = new StringBuilder(HEAD).append("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++) {
            var aliases = ALIASES.replace("*a", "*a" + (level - 1));
            bomb.append("a%d: &a%d [%s]\n".formatted(level, level, aliases));
        }
        // 10 values times 5 at each level, all of them in the file: more than 500,000 at level 7.
        assertThat(found(bomb.toString())).containsExactly("10 ALIAS");
    }

    @Test
    void aBombOfMergeKeysIsRefusedToo() {
        var bomb = new StringBuilder(HEAD).append("a0: &a0 {x: [1, 2, 3, 4, 5, 6, 7, 8]}\n");
        for (var level = 1; level < 30; level++) {
            bomb.append("a%1$d: &a%1$d {<<: *a%2$d, x%1$d: *a%2$d, y%1$d: *a%2$d, z%1$d: *a%2$d}\n"
                    .formatted(level, level - 1));
        }
        assertThat(codes(bomb.toString())).containsExactly("ALIAS");
    }

    @Test
    void aliasesDoNotLeadDeeperThanAnythingElse() {
        var ladder = new StringBuilder(HEAD).append("a0: &a0 x\n");
        for (var level = 1; level < 300; level++) {
            ladder.append("a%d: &a%d [*a%d]\n".formatted(level, level, level - 1));
        }
        assertThat(found(ladder.toString())).containsExactly("103 TOO_DEEP");
    }

    @Test
    void aThousandLevelsOfNestingAreRefused() {
        assertThat(codes(HEAD + "tags: " + "[".repeat(1_000))).containsExactly("TOO_DEEP");
        assertThat(codes("[".repeat(4_000_000))).containsExactly("TOO_DEEP");
        assertThat(codes("{a: ".repeat(1_000_000))).containsExactly("TOO_DEEP");
        assertThat(codes("- ".repeat(1_000_000))).containsExactly("TOO_DEEP");
    }

    /** A reader whose time grows with the square of a value's length takes hundreds of times as long. */
    @Test
    void oneLongValueTakesNoLongerThanManyShortOnes() {
        var head = HEAD + "id: x\nversion: 1.0.0\nstatus: x\n";
        var many = nanos(head + "tags:\n" + ("  - " + "x".repeat(45) + "\n").repeat(100_000));
        var one = nanos(head + "name: \"" + "x".repeat(5_000_000) + "\"\n");

        assertThat(one).isLessThan(10 * many);
    }

    private static long nanos(String text) {
        var start = System.nanoTime();
        assertThat(codes(text)).doesNotContain("UNREADABLE");
        return System.nanoTime() - start;
    }

    @Test
    void anotherYamlThanOursIsRefusedAtItsDirective() {
        assertThat(found("# comment\n%YAML 2.0\n---\n" + HEAD)).containsExactly("2 UNREADABLE");
    }

    @Test
    void aLargeFileIsRefusedBeforeItIsParsed() {
        assertThat(codes("a".repeat(6 * 1024 * 1024))).containsExactly("TOO_LARGE");
    }

    @Test
    void aLargeFileOnDiskIsRefusedWithoutReadingItWhole(@TempDir Path folder) throws IOException {
        var file = folder.resolve("large.yaml");
        try (var channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
            channel.write(ByteBuffer.wrap(new byte[1]), 20L * 1024 * 1024 * 1024);
        }
        assertThatThrownBy(() -> SourceFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("larger than");
    }

    @ParameterizedTest
    @MethodSource("notText")
    void whatIsNoTextIsRefusedWithTheFirstLineThatIsNone(byte[] bytes, int line, String hint, @TempDir Path folder)
            throws IOException {
        var file = folder.resolve("binary.yaml");
        Files.write(file, bytes);
        assertThatThrownBy(() -> SourceFile.read(file))
                .isInstanceOfSatisfying(UnreadableFileException.class, refused -> {
                    assertThat(refused.problem().line()).isEqualTo(line);
                    assertThat(refused.problem().code()).isEqualTo("UNREADABLE");
                })
                .hasMessageContaining(hint);
    }

    static List<Arguments> notText() {
        return List.of(
                Arguments.of(new byte[] {(byte) 0x89, 'P', 'N', 'G', '\r', '\n'}, 1, "UTF-8"),
                Arguments.of("a: b\nc: \u00e4\n".getBytes(StandardCharsets.ISO_8859_1), 2, "UTF-8"),
                Arguments.of(new byte[] {'a', ':', '\n', (byte) 0xC3}, 2, "UTF-8"),
                Arguments.of("\uFEFFkind: x".getBytes(StandardCharsets.UTF_16LE), 1, "UTF-16"),
                Arguments.of("\uFEFFkind: x".getBytes(StandardCharsets.UTF_16BE), 1, "UTF-16"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheText(@TempDir Path folder) throws IOException {
        var file = folder.resolve("mark.yaml");
        Files.writeString(file, "\uFEFFkind: x");
        assertThat(SourceFile.read(file).text()).isEqualTo("kind: x");
    }

    @Test
    void charactersThatNobodySeesAreRefusedWithTheirLine() {
        assertThat(found("kind: x\nname: \u0000\n")).containsExactly("2 UNREADABLE");
        assertThat(found("kind: \uD83D\uDE00\nname: x\n# \u001B[31m\n")).containsExactly("3 UNREADABLE");
    }

    @Test
    void windowsLineEndsCountAsOneLine() {
        assertThat(
                        found(
                                "apiVersion: v3.1.0\r\nkind: DataContract\r\nid: x\r\nversion: 1.0.0\r\nstatus: x\r\nnmae: x\r\n"))
                .containsExactly("6 UNKNOWN_KEY");
        assertThat(found("kind: x\n\tname: x\n")).containsExactly("2 UNREADABLE");
    }

    @Test
    void millionsOfProblemsAreNamedAsFarAsAnybodyReadsThem() {
        var problems = Validation.of(new SourceFile("many.yaml", HEAD + "servers:\n" + "- a\n".repeat(400_000)));
        assertThat(problems).hasSize(Problems.COUNT_MAX + 1);
        assertThat(problems.getFirst().code()).isEqualTo("TOO_MANY");
    }

    @Test
    void whatIsQuotedFromTheFileStaysInOneLineAndShort() {
        var problems = Validation.of(new SourceFile(
                "long.yaml", HEAD + "\"a\\nb: c\\u001b[31m\": 1\n? " + "k".repeat(1_000_000) + "\n: 2\n"));
        assertThat(problems).extracting(Problem::code).contains("UNKNOWN_KEY");
        assertThat(problems)
                .allSatisfy(problem ->
                        assertThat(problem.message()).hasSizeLessThan(600).doesNotContain("\n", "\u001b"));
    }

    @Test
    void manyNamesThatMatchInManyWaysAreLookedUpInBoundedTime() {
        var text = new StringBuilder(HEAD).append("schema:\n");
        var indent = "";
        for (var level = 0; level < 40; level++) {
            text.append("%s- name: a\n%s- name: a.a\n%s  properties:\n".formatted(indent, indent, indent));
            indent += "  ";
        }
        text.append(indent).append("- name: b\nslaProperties:\n");
        var path = "a.".repeat(400) + "c";
        for (var i = 0; i < 1_000; i++) {
            text.append("- {property: latency, value: 1, element: %s}\n".formatted(path));
        }
        assertThat(codes(text.toString())).isNotEmpty();
    }

    @Test
    void aPipeAndAFolderAreNoFilesAndNobodyWaitsForThem(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> SourceFile.read(folder))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("folder")
                .hasMessageContaining("*.odcs.yaml");
        assertThatThrownBy(() -> SourceFile.read(Path.of("/dev/zero")))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("device");
        var pipe = folder.resolve("pipe");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();
        assertThatThrownBy(() -> SourceFile.read(pipe))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("pipe");
    }

    @Test
    void noTagMakesAnObject() {
        assertThat(codes(HEAD + "name: !!java.net.URL [\"http://127.0.0.1/\"]\n"))
                .contains("TAG");
        assertThat(codes("!!javax.script.ScriptEngineManager [x]")).contains("TAG");
    }

    @Test
    void anEmptyFileIsNamedAsThat() {
        assertThat(codes("")).containsExactly("UNREADABLE");
        assertThat(codes("# only a comment\n")).containsExactly("UNREADABLE");
        assertThat(codes("---\n")).containsExactly("WRONG_TYPE");
    }

    @Test
    void manyKeysAndLongLinesTakeNoTimeWorthMention() {
        var keys = new StringBuilder(HEAD);
        for (var i = 0; i < 100_000; i++) {
            keys.append("key").append(i).append(": ").append(i).append('\n');
        }
        assertThat(codes(keys.toString())).contains("UNKNOWN_KEY");
        assertThat(codes(HEAD + "name: " + "word ".repeat(800_000))).contains("MISSING_KEY");
    }
}
