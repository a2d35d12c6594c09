package org.finmesh.platform.cli.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/**
 * {@code {"files": [{"file", "valid", "findings": [{"file", "line", "level", "code", "message"}]}], "valid"}}. A
 * finding's file is another than the judged one where a whole product was judged with it.
 */
final class JsonReport implements Report {

    private final PrintWriter out;
    private final JsonGenerator json;
    private boolean valid = true;

    JsonReport(PrintWriter out) {
        this.out = out;
        this.json = JsonMapper.shared().createGenerator(out);
        json.writeStartObject().writeArrayPropertyStart("files");
    }

    @Override
    public void judged(String file, List<Finding> findings) {
        var fine = findings.stream().noneMatch(Finding::isError);
        valid &= fine;
        json.writeStartObject()
                .writeStringProperty("file", file)
                .writeBooleanProperty("valid", fine)
                .writeArrayPropertyStart("findings");
        for (var finding : findings) {
            json.writeStartObject()
                    .writeStringProperty("file", finding.problem().file())
                    .writeNumberProperty("line", finding.problem().line())
                    .writeStringProperty("level", finding.level().name().toLowerCase(Locale.ROOT))
                    .writeStringProperty("code", finding.problem().code())
                    .writeStringProperty("message", finding.problem().message())
                    .writeEndObject();
        }
        json.writeEndArray().writeEndObject();
    }

    @Override
    public void unread(String file, String reason) {
        valid = false;
        json.writeStartObject()
                .writeStringProperty("file", file)
                .writeBooleanProperty("valid", false)
                .writeStringProperty("unread", reason)
                .writeEndObject();
    }

    @Override
    public void close() {
        json.writeEndArray()
                .writeBooleanProperty("valid", valid)
                .writeEndObject()
                .flush();
        out.println();
    }
}
