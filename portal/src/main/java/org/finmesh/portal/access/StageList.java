package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.api.AgreementsApi.Pending;
import org.finmesh.platform.api.AgreementsApi.Stage;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** The way to a decision: who decided what, who is to, in their order. */
class StageList extends OrderedList {

    StageList(List<Stage> stages) {
        addClassName("stages");
        stages.forEach(stage -> add(item(stage)));
    }

    private static ListItem item(Stage stage) {
        var name = new Span(translate("access.stage." + stage.stage()));
        name.addClassName("strong");
        var line = new Div(name);
        var item = new ListItem(line);
        if (stage.by() == null || stage.at() == null) {
            line.add(new Pill(translate("access.stage.waits"), Tone.ACCENT), new Span(stage.deciders()));
            return item;
        }
        line.add(new Span(by(stage, stage.by())), new TimeText(stage.at()));
        if (stage.note() != null && !stage.note().isBlank()) {
            var note = new Div(stage.note());
            note.addClassName("quote");
            item.add(note);
        }
        return item;
    }

    private static String by(Stage stage, String decider) {
        return stage.onBehalfOf() == null
                ? translate("access.stage.by", decider)
                : translate("access.stage.by-for", decider, stage.onBehalfOf());
    }

    /** Whose turn it is; empty where nobody's is. */
    static Optional<Stage> waiting(Pending pending) {
        return pending.stages().stream().filter(stage -> stage.by() == null).findFirst();
    }
}
