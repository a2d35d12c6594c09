package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.Objects;
import java.util.stream.Stream;
import org.finmesh.platform.api.StandardsApi.Finding;

/** A finding for people: what it is, what each side means, and every way out. */
final class FindingOutput {

    private FindingOutput() {}

    static void print(Finding finding, String indent, PrintWriter out) {
        out.printf(
                "%s%-7s meaning  %s%s  %s%n",
                indent,
                finding.severity(),
                finding.kind(),
                finding.aspect() == null ? "" : " (%s)".formatted(finding.aspect()),
                finding.message());
        Stream.of(finding.left(), finding.right())
                .filter(Objects::nonNull)
                .filter(side -> side.definition() != null)
                .map(side -> "'%s' is: %s".formatted(side.concept(), side.definition()))
                .distinct()
                .forEach(definition -> out.printf("%s          %s%n", indent, definition));
        finding.waysOut().forEach(way -> out.printf("%s          way out: %s%n", indent, way));
    }
}
