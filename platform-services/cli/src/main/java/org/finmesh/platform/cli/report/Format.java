package org.finmesh.platform.cli.report;

import java.io.PrintWriter;
import java.util.Locale;

/** What a report is for. */
public enum Format {
    /** For people: a line for each finding. */
    TEXT,
    /** For scripts: one object. */
    JSON,
    /** For code review: SARIF 2.1.0, as GitHub, GitLab and IDEs read it. */
    SARIF;

    public Report report(PrintWriter out) {
        return switch (this) {
            case TEXT -> new TextReport(out);
            case JSON -> new JsonReport(out);
            case SARIF -> new SarifReport(out);
        };
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
