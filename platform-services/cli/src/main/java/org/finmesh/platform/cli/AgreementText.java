package org.finmesh.platform.cli;

import static org.finmesh.platform.cli.TermsText.line;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Preview;
import org.finmesh.platform.api.AgreementsApi.Stage;

/** An agreement in lines for people. */
final class AgreementText {

    private AgreementText() {}

    static List<String> summary(Agreement agreement) {
        var lines = new ArrayList<String>();
        lines.add(line("agreement", agreement.id()));
        lines.add(line("port", agreement.port()));
        lines.add(line("consumer", agreement.consumer()));
        lines.add(line("purpose", agreement.purpose()));
        lines.add(line("state", agreement.state() + standing(agreement)));
        lines.add(line("requested", "%s by %s".formatted(agreement.requestedAt(), agreement.requestedBy())));
        lines.addAll(TermsText.of(agreement.terms()));
        lines.addAll(TermsText.of(agreement.outlets()));
        if (agreement.validUntil() != null) {
            lines.add(line("valid until", agreement.validUntil()));
        }
        if (agreement.carriedFrom() != null) {
            lines.add(line("goes on", "from agreement " + agreement.carriedFrom()));
        }
        lines.addAll(stages(agreement.stages()));
        if (agreement.pending() != null) {
            lines.addAll(pending(agreement.pending(), agreement.state().equals("requested")));
        }
        lines.addAll(NoticeText.of(agreement));
        return lines;
    }

    private static String standing(Agreement agreement) {
        if (agreement.suspended() != null) {
            return ", but suspended: " + agreement.suspended();
        }
        return switch (agreement.state()) {
            case "requested" ->
                agreement.pending() == null ? "" : "; waits for " + WaitingText.deciders(agreement.pending());
            case "approved" -> agreement.stages().isEmpty() ? "; granted at once, being set up" : "; being set up";
            default -> "";
        };
    }

    /** The terms of a request are above already; those of a change are others. */
    private static List<String> pending(Pending pending, boolean isTheRequest) {
        var lines = new ArrayList<String>();
        if (!isTheRequest) {
            lines.add("");
            lines.add("A change waits for %s; until then the above goes on:".formatted(WaitingText.deciders(pending)));
            lines.add(line("asked", "%s by %s".formatted(pending.requestedAt(), pending.requestedBy())));
            if (!pending.note().isBlank()) {
                lines.add(line("note", pending.note()));
            }
            lines.addAll(TermsText.of(pending.terms()));
        }
        lines.addAll(stages(pending.stages()));
        lines.add(line("lapses", pending.lapsesAt() + ", if nobody answers"));
        return lines;
    }

    private static List<String> stages(List<Stage> stages) {
        return stages.stream()
                .map(stage -> line("stage", WaitingText.line(stage)))
                .toList();
    }

    static List<String> history(Agreement agreement) {
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("History");
        agreement
                .history()
                .forEach(event -> lines.add("%s  %-10s by %s%s"
                        .formatted(
                                event.at(),
                                event.state(),
                                event.by(),
                                event.note().isBlank() ? "" : ": " + event.note())));
        return lines;
    }

    static List<String> preview(Preview preview) {
        var lines = new ArrayList<String>();
        lines.add(line("port", preview.port()));
        lines.addAll(TermsText.of(preview.terms()));
        lines.addAll(TermsText.of(preview.outlets()));
        if (preview.legalBasisNeeded() && preview.terms().legalBasis() == null) {
            lines.add(line("legal basis", "needed: name it with --legal-basis"));
        }
        lines.addAll(stages(preview.stages()));
        if (preview.refusals().isEmpty() && preview.stages().isEmpty()) {
            lines.add(line("decision", "none needed: granted at once"));
        }
        preview.refusals().forEach(refusal -> lines.add(line("refused", refusal)));
        return lines;
    }
}
