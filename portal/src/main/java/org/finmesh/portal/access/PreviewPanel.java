package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import org.finmesh.platform.api.AgreementsApi.Preview;
import org.finmesh.portal.shell.Facts;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.springframework.util.StringUtils;

/** What would come of a request while it is being written: who decides, what is read where, what is missing. */
class PreviewPanel extends Div {

    PreviewPanel() {
        addClassName("preview");
        getElement().setAttribute("aria-live", "polite");
    }

    void show(Preview preview) {
        removeAll();
        add(new Div(decision(preview)));
        if (!preview.stages().isEmpty()) {
            add(new StageList(preview.stages()));
        }
        if (!preview.refusals().isEmpty()) {
            var refusals = new UnorderedList();
            preview.refusals().forEach(refusal -> refusals.add(new ListItem(StringUtils.capitalize(refusal))));
            refusals.addClassName("refusals");
            add(refusals);
        }
        var facts = new Facts();
        TermsFacts.add(facts, preview.outlets());
        add(facts);
    }

    /** @param why it cannot be told, and what to do */
    void show(String why) {
        removeAll();
        var text = new Paragraph(why);
        text.addClassName("hint");
        add(text);
    }

    private static Pill decision(Preview preview) {
        if (!preview.refusals().isEmpty()) {
            return new Pill(translate("access.preview.refused"), Tone.WARNING);
        }
        return preview.stages().isEmpty()
                ? new Pill(translate("access.preview.at-once"), Tone.GOOD)
                : new Pill(translate("access.preview.decided"), Tone.ACCENT);
    }
}
