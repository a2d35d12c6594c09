package org.finmesh.domains.treasury.ecb;

/** A file that is not in the ECB's format. Nothing of it is used. */
public final class RefusedFileException extends Exception {

    /**
     * @param file the file's name
     * @param line from 1; 0 when the file as a whole is meant
     * @param reason what is wrong, and what was expected
     */
    public RefusedFileException(String file, int line, String reason) {
        super(line == 0 ? "%s: %s".formatted(file, reason) : "%s:%d: %s".formatted(file, line, reason));
    }
}
