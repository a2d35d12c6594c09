package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {

    @TempDir
    Path folder;

    @Test
    void whatWasThereIsReplaced() throws IOException {
        var file = Files.writeString(folder.resolve("out.txt"), "a longer text of before");
        OutputFile.write(file, out -> out.write("ä"));
        assertThat(file).hasContent("ä");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aFileHasTheRightsThatNewFilesHave() throws IOException {
        OutputFile.write(folder.resolve("out.txt"), out -> out.write("text"));
        var other = Files.createFile(folder.resolve("other.txt"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("out.txt")))
                .isEqualTo(Files.getPosixFilePermissions(other));
    }

    @Test
    void whatFailsHalfWayLeavesTheFileOfBeforeAndNothingElse() throws IOException {
        var file = Files.writeString(folder.resolve("out.txt"), "before");
        assertThatThrownBy(() -> OutputFile.write(file, out -> {
                    out.write("half".repeat(10_000));
                    throw new IOException("disk full");
                }))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + " cannot be written: disk full");
        assertThatThrownBy(() -> OutputFile.write(file, _ -> {
                    throw new UncheckedIOException(new IOException("disk full"));
                }))
                .isInstanceOf(CommandFailure.class)
                .hasMessage(file + " cannot be written: disk full");
        assertThat(file).hasContent("before");
        assertThat(folder).isDirectoryNotContaining(path -> !path.equals(file));
    }

    @Test
    void aLinkStaysOne() throws IOException {
        var file = Files.writeString(folder.resolve("out.txt"), "before");
        var link = Files.createSymbolicLink(folder.resolve("link.txt"), file);
        OutputFile.write(link, out -> out.write("after"));
        assertThat(link).isSymbolicLink();
        assertThat(file).hasContent("after");
    }

    @Test
    void aFolderIsNotReplaced() throws IOException {
        var inner = Files.createDirectory(folder.resolve("inner"));
        assertThatThrownBy(() -> OutputFile.write(inner, out -> out.write("text")))
                .isInstanceOf(CommandFailure.class)
                .hasMessageStartingWith(inner + " cannot be written: ");
        assertThat(inner).isDirectory();
    }
}
