package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.ReceiptsApi;
import org.finmesh.portal.shell.Facts;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** An agreement, all that is known of it. */
class AgreementCard extends Article {

    AgreementCard(Agreement agreement) {
        addClassName("agreement");
        getElement().setAttribute("data-agreement", agreement.id());
        add(top(agreement), purpose(agreement), facts(agreement), new AgreementHistory(agreement));
        if (agreement.suspended() != null) {
            note(suspended(agreement.suspended()));
        }
        if (!agreement.stages().isEmpty()) {
            note(new StageList(agreement.stages()));
        }
        if (agreement.pending() != null) {
            note(new PendingNote(
                    agreement.pending(), AgreementState.of(agreement).isInForce()));
        }
        if (agreement.notice() != null) {
            note(new EndNote(agreement.notice()));
        }
    }

    private static Div top(Agreement agreement) {
        var link = new Anchor(
                "products/" + Ports.productOf(agreement.port()) + "?port=" + agreement.port(), agreement.port());
        link.getElement().setAttribute("router-link", true);
        var top = new Div(new H3(link), AgreementState.of(agreement).pill());
        top.addClassName("card-row");
        return top;
    }

    private static Paragraph purpose(Agreement agreement) {
        var purpose = new Paragraph(agreement.purpose());
        purpose.addClassName("quote");
        return purpose;
    }

    private static Div suspended(String why) {
        var note = new Div(
                new Pill(translate("access.suspended"), Tone.BAD), new Span(translate("access.suspended.why", why)));
        note.addClassName("suspended");
        return note;
    }

    private static Facts facts(Agreement agreement) {
        var facts = new Facts();
        facts.add(translate("access.fact.consumer"), agreement.consumer());
        facts.add(translate("access.fact.requested-by"), agreement.requestedBy());
        facts.add(translate("access.fact.requested"), new TimeText(agreement.requestedAt()));
        facts.add(translate("access.fact.period"), period(agreement));
        TermsFacts.add(facts, agreement.terms());
        TermsFacts.add(facts, agreement.outlets());
        return facts;
    }

    private static Component period(Agreement agreement) {
        var days = new Span(translate("access.days", agreement.terms().days()));
        if (agreement.validUntil() != null) {
            days.add(new Span(translate("access.fact.until")), TimeText.day(Instant.parse(agreement.validUntil())));
        }
        return days;
    }

    /** Under the facts, above the history: what is special about it. */
    AgreementCard note(Component note) {
        addComponentAtIndex(getComponentCount() - 1, note);
        return this;
    }

    /** Below the history: what the platform tried as the consumer. */
    AgreementCard proof(ReceiptsApi receipts, Agreement agreement) {
        add(new Proof(receipts, agreement.id()));
        return this;
    }

    AgreementCard actions(Component... actions) {
        var row = new Div(actions);
        row.addClassName("actions");
        add(row);
        return this;
    }
}
