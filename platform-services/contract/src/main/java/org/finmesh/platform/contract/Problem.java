package org.finmesh.platform.contract;

/**
 * One thing that is wrong in a file, said so that its author can mend it.
 *
 * @param file the file's name as it was given
 * @param line from 1; 0 when the file as a whole is meant
 * @param code what kind of error, stable, in capitals: {@code UNKNOWN_KEY}
 * @param message what is wrong and how to mend it
 */
public record Problem(String file, int line, String code, String message) {

    /** {@code FILE:LINE: CODE message}, the form of {@code mesh validate}. */
    @Override
    public String toString() {
        return "%s:%d: %s %s".formatted(file, line, code, message);
    }
}
