package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.OrderedList;
import com.vaadin.flow.component.html.Span;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Event;
import org.finmesh.portal.shell.TimeText;

/** What happened to an agreement, oldest first; folded until asked for. */
class AgreementHistory extends NativeDetails {

    AgreementHistory(Agreement agreement) {
        super(translate("access.history", agreement.history().size()));
        addClassName("history");
        var events = new OrderedList();
        agreement.history().forEach(event -> events.add(item(event, agreement)));
        setContent(events);
    }

    private static ListItem item(Event event, Agreement agreement) {
        var state = new Span(AgreementState.of(event.state()).words());
        state.addClassName("history-state");
        var item = new ListItem(
                new Div(state, new Span(translate("access.history.by", event.by())), new TimeText(event.at())));
        if (!event.note().isBlank() && !event.note().equals(agreement.purpose())) {
            var note = new Div(event.note());
            note.addClassName("quote");
            item.add(note);
        }
        return item;
    }
}
