package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** What can be wrong with a file that a command reads or writes. */
final class AuditFiles {

    private AuditFiles() {}

    static CommandFailure unreadable(Path path, IOException e) {
        return new CommandFailure(CliError.FILE_UNUSABLE, "%s cannot be read: %s".formatted(path, reason(e)), e);
    }

    static CommandFailure unwritable(Path path, IOException e) {
        return new CommandFailure(CliError.FILE_UNUSABLE, "%s cannot be written: %s".formatted(path, reason(e)), e);
    }

    private static String reason(IOException e) {
        return switch (e) {
            case NoSuchFileException _ -> "there is no such file or folder";
            case AccessDeniedException _ -> "no permission";
            case CharacterCodingException _ -> "it is not UTF-8, so it is no export";
            default -> String.valueOf(e.getMessage());
        };
    }
}
