package org.finmesh.platform.cli.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** {@code FILE: ok}, or {@code FILE:LINE: CODE message} for each error; warnings and notes say that they are such. */
record TextReport(PrintWriter out) implements Report {

    @Override
    public void judged(String file, List<Finding> findings) {
        findings.forEach(finding -> out.println(line(finding)));
        if (findings.stream().noneMatch(Finding::isError)) {
            out.println(file + ": ok");
        }
    }

    private static String line(Finding finding) {
        var problem = finding.problem();
        return finding.isError()
                ? problem.toString()
                : "%s:%d: %s: %s %s"
                        .formatted(
                                problem.file(),
                                problem.line(),
                                finding.level().name().toLowerCase(Locale.ROOT),
                                problem.code(),
                                problem.message());
    }

    /** Said where all that goes wrong is said, by the command. */
    @Override
    public void unread(String file, String reason) {}

    @Override
    public void close() {
        out.flush();
    }
}
