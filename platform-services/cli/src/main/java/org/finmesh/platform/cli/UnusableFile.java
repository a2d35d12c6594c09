package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Objects;
import org.finmesh.platform.contract.UnreadableFileException;

/** What is wrong with a file that cannot be read or written, in words. */
final class UnusableFile {

    private UnusableFile() {}

    static CommandFailure unreadable(Path path, IOException e) {
        // A file that is no text says itself which line of it is none.
        var message = e instanceof UnreadableFileException noText
                ? noText.problem().toString()
                : "%s cannot be read: %s".formatted(path, reason(e));
        return new CommandFailure(CliError.FILE_UNUSABLE, message, e);
    }

    static CommandFailure unwritable(Path path, IOException e) {
        return new CommandFailure(CliError.FILE_UNUSABLE, "%s cannot be written: %s".formatted(path, reason(e)), e);
    }

    /** Without the file's name, which whoever asks says before. */
    static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "no permission";
            case CharacterCodingException _ -> "it is not UTF-8";
            case FileSystemException other when other.getReason() != null -> Objects.requireNonNull(other.getReason());
            default -> String.valueOf(e.getMessage());
        };
    }
}
