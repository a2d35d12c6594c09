package org.finmesh.platform.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.function.Consumer;

/** Lines to a writer; a line that cannot be written ends whoever gives them. */
record LineWriter(Writer out) implements Consumer<String> {

    @Override
    public void accept(String line) {
        try {
            out.write(line);
            out.write('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
