package org.finmesh.platform.cli;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Outlets;
import org.finmesh.platform.api.AgreementsApi.Terms;

/** What is read and where, one line each. */
final class TermsText {

    private TermsText() {}

    static List<String> of(Terms terms) {
        var lines = new ArrayList<String>();
        lines.add(line("fields", (terms.wholePort() ? "all, now " : "") + String.join(", ", terms.fields())));
        if (!terms.personal().equals("none")) {
            lines.add(line("personal", terms.personal().equals("clear") ? "in clear" : terms.personal()));
        }
        if (terms.legalBasis() != null) {
            lines.add(line("legal basis", terms.legalBasis()));
        }
        lines.add(line("days", String.valueOf(terms.days())));
        return lines;
    }

    static List<String> of(Outlets outlets) {
        var lines = new ArrayList<String>();
        if (outlets.topic() != null) {
            lines.add(line("topic", outlets.topic()));
        } else if (outlets.topicNote() != null) {
            lines.add(line("topic", "none: " + outlets.topicNote()));
        }
        if (outlets.view() != null) {
            lines.add(line("view", outlets.view()));
            lines.add(line("columns", String.join(", ", outlets.columns())));
        }
        return lines;
    }

    static String line(String name, String value) {
        return "%-11s %s".formatted(name, value);
    }
}
