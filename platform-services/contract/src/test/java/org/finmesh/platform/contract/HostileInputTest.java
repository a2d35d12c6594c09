package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Input that wants our memory or time instead of our judgement. */
@Timeout(30)
class HostileInputTest {

    private static final String HEAD = "apiVersion: v3.1.0\nkind: DataContract\n";

    private static List<String> codes(String text) {
        return Validation.of(new SourceFile("hostile.yaml", text)).stream()
                .map(Problem::code)
                .distinct()
                .toList();
    }

    @Test
    void aBombOfAliasesIsRefusedAtEachAliasAndNeverExpanded() {
        var bomb = new StringBuilder(HEAD).append("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
        for (var level = 1; level < 30; level++) {
            var alias = "*a" + (level - 1);
            bomb.append("a%d: &a%d [%s]\n"
                    .formatted(level, level, String.join(", ", List.of(alias, alias, alias, alias, alias))));
        }
        assertThat(codes(bomb.toString())).contains("ALIAS");
    }

    @Test
    void aThousandLevelsOfNestingAreRefused() {
        assertThat(codes(HEAD + "tags: " + "[".repeat(1_000))).containsExactly("TOO_DEEP");
        assertThat(codes("[".repeat(4_000_000))).containsExactly("TOO_DEEP");
        assertThat(codes("{a: ".repeat(1_000_000))).containsExactly("TOO_DEEP");
        assertThat(codes("- ".repeat(1_000_000))).containsExactly("TOO_DEEP");
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

    @Test
    void whatIsNoTextIsRefused(@TempDir Path folder) throws IOException {
        var file = folder.resolve("binary.yaml");
        Files.write(file, new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1});
        assertThatThrownBy(() -> SourceFile.read(file))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("UTF-8");
        assertThat(codes("kind: \u0000\u0001")).containsExactly("UNREADABLE");
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
