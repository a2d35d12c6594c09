package org.finmesh.platform.cli.report;

import java.util.List;

/** Writes what was found file by file, as it is found; what is left to write comes with the end. */
public interface Report extends AutoCloseable {

    /** @param findings by line; none makes the file valid, and warnings and notes leave it so */
    void judged(String file, List<Finding> findings);

    /** @param reason why nothing can be said of {@code file} */
    void unread(String file, String reason);

    @Override
    void close();
}
