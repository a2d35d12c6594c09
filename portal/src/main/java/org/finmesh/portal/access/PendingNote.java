package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H4;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.portal.shell.Facts;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** What waits for decisions: the request itself, or a change with its terms beside what goes on meanwhile. */
class PendingNote extends Div {

    /** @param ofLive whether there is an agreement that goes on meanwhile */
    PendingNote(Pending pending, boolean ofLive) {
        addClassName("pending");
        if (ofLive) {
            add(new H4(translate("access.change")), terms(pending));
            if (!pending.note().isBlank()) {
                var note = new Paragraph(pending.note());
                note.addClassName("quote");
                add(note);
            }
        }
        if (!pending.stages().isEmpty()) {
            add(new StageList(pending.stages()));
        }
        var lapses = new Div(new Span(translate("access.lapses")), new TimeText(pending.lapsesAt()));
        lapses.addClassName("hint");
        if (pending.escalated()) {
            add(new Div(new Pill(translate("access.escalated"), Tone.WARNING)));
        }
        add(lapses);
    }

    private static Facts terms(Pending pending) {
        var facts = new Facts();
        facts.add(translate("access.fact.requested-by"), pending.requestedBy());
        facts.add(translate("access.fact.requested"), new TimeText(pending.requestedAt()));
        facts.add(
                translate("access.fact.period"),
                translate("access.days", pending.terms().days()));
        TermsFacts.add(facts, pending.terms());
        return facts;
    }
}
