package org.finmesh.platform.cli.report;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * One run of SARIF 2.1.0. Files below the folder that the command was called in are named from there, so that a
 * pull request shows the findings at their lines when it was called at the repository's top.
 *
 * @see <a href="https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html">SARIF</a>
 */
final class SarifReport implements Report {

    private static final String SCHEMA =
            "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

    private final PrintWriter out;
    private final JsonGenerator json;

    /** The rules that findings are of, in the order of their first one, with their sentence. */
    private final Map<String, String> rules = new LinkedHashMap<>();

    private final Map<String, String> unread = new LinkedHashMap<>();

    SarifReport(PrintWriter out) {
        this.out = out;
        this.json = JsonMapper.shared().createGenerator(out);
        json.writeStartObject()
                .writeStringProperty("$schema", SCHEMA)
                .writeStringProperty("version", "2.1.0")
                .writeArrayPropertyStart("runs")
                .writeStartObject()
                .writeArrayPropertyStart("results");
    }

    @Override
    public void judged(String file, List<Finding> findings) {
        findings.forEach(this::result);
    }

    private void result(Finding finding) {
        var problem = finding.problem();
        rules.putIfAbsent(problem.code(), finding.rule());
        json.writeStartObject()
                .writeStringProperty("ruleId", problem.code())
                .writeNumberProperty("ruleIndex", List.copyOf(rules.keySet()).indexOf(problem.code()))
                .writeStringProperty("level", finding.level().name().toLowerCase(Locale.ROOT));
        text("message", problem.message());
        json.writeArrayPropertyStart("locations").writeStartObject();
        json.writeObjectPropertyStart("physicalLocation");
        artifact(problem.file());
        // Lines count from 1; what the whole file is meant by is shown at its top.
        json.writeObjectPropertyStart("region")
                .writeNumberProperty("startLine", Math.max(1, problem.line()))
                .writeEndObject();
        json.writeEndObject().writeEndObject().writeEndArray().writeEndObject();
    }

    private void artifact(String file) {
        json.writeObjectPropertyStart("artifactLocation")
                .writeStringProperty("uri", uri(file))
                .writeEndObject();
    }

    /** Relative below the working folder, otherwise absolute. */
    private static String uri(String file) {
        var here = Path.of("").toAbsolutePath().toUri();
        return here.relativize(Path.of(file).toAbsolutePath().normalize().toUri())
                .toString();
    }

    private void text(String property, String text) {
        json.writeObjectPropertyStart(property)
                .writeStringProperty("text", text)
                .writeEndObject();
    }

    @Override
    public void unread(String file, String reason) {
        unread.put(file, reason);
    }

    @Override
    public void close() {
        json.writeEndArray();
        tool();
        invocation();
        json.writeStringProperty("columnKind", "utf16CodeUnits");
        json.writeEndObject().writeEndArray().writeEndObject().flush();
        out.println();
    }

    private void tool() {
        json.writeObjectPropertyStart("tool")
                .writeObjectPropertyStart("driver")
                .writeStringProperty("name", "mesh validate")
                .writeStringProperty("organization", "Finmesh")
                .writeArrayPropertyStart("rules");
        rules.forEach((id, rule) -> {
            json.writeStartObject().writeStringProperty("id", id);
            text("shortDescription", rule);
            json.writeEndObject();
        });
        json.writeEndArray().writeEndObject().writeEndObject();
    }

    private void invocation() {
        json.writeArrayPropertyStart("invocations")
                .writeStartObject()
                .writeBooleanProperty("executionSuccessful", unread.isEmpty())
                .writeArrayPropertyStart("toolExecutionNotifications");
        unread.forEach((file, reason) -> {
            json.writeStartObject().writeStringProperty("level", "error");
            text("message", file + " " + reason);
            json.writeEndObject();
        });
        json.writeEndArray().writeEndObject().writeEndArray();
    }
}
