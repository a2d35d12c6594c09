package org.finmesh.portal.quality;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.IncidentsApi.Incident;
import org.finmesh.platform.api.IncidentsApi.Note;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.LiveUpdates;
import org.finmesh.portal.shell.Page;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** What is not as it was promised and concerns the reader; who answers for it can say that they are at it. */
@Route("incidents")
@PermitAll
public class IncidentsView extends Page {

    private static final Duration PERIOD = Duration.ofSeconds(5);

    private final PlatformApi platform;
    private final boolean acknowledges;
    private final Div found = new Div();
    private List<Incident> shown = List.of();

    public IncidentsView(PlatformApi platform, CurrentUser user, LiveUpdates live) {
        this.platform = platform;
        this.acknowledges = user.me().roles().stream().anyMatch(List.of("owner", "platform")::contains);
        add(heading(translate("quality.incidents.title"), translate("quality.incidents.text")), found);
        show(platform.incidents().incidents());
        live.keep(this, PERIOD, platform.incidents()::incidents, this::changed, ignored -> {});
    }

    /** Nobody's button goes away under their hand while nothing is new. */
    private void changed(List<Incident> incidents) {
        if (!incidents.equals(shown)) {
            show(incidents);
        }
    }

    @Override
    protected String title() {
        return translate("quality.incidents.title");
    }

    private void show(List<Incident> incidents) {
        shown = incidents;
        found.removeAll();
        if (incidents.isEmpty()) {
            found.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    translate("quality.incidents.none.title"),
                    translate("quality.incidents.none.text")));
            return;
        }
        var table = new DataTable(
                translate("quality.incidents.title"),
                Stream.of("opened", "state", "port", "what", "affected")
                        .map(column -> translate("quality.incidents." + column))
                        .toList());
        incidents.forEach(incident -> table.row(new TimeText(incident.openedAt()), cells(incident)));
        found.add(table);
    }

    private List<Component> cells(Incident incident) {
        return List.of(state(incident), DataTable.code(incident.port()), what(incident), new Span(affected(incident)));
    }

    private Div state(Incident incident) {
        var tone = incident.closedAt() != null ? Tone.GOOD : Tone.BAD;
        var state = new Div(new Pill(translate("quality.incidents.state." + incident.state()), tone));
        if (acknowledges && incident.state().equals("open")) {
            state.add(new Button(translate("quality.incidents.acknowledge"), click -> acknowledge(incident)));
        }
        if (incident.acknowledgedBy() != null) {
            state.add(new Div(incident.acknowledgedBy()));
        }
        return state;
    }

    private void acknowledge(Incident incident) {
        platform.incidents().acknowledge(incident.id(), new Note(null));
        show(platform.incidents().incidents());
    }

    private static Div what(Incident incident) {
        var kind = new Div(translate("quality.incidents.kind." + incident.kind()));
        kind.addClassName("strong");
        var what = new Div(kind, new Div(incident.summary()));
        what.addClassName("meaning");
        if (incident.firstFailure() != null) {
            what.add(new Div(new Span(translate("quality.incidents.first")), DataTable.code(incident.firstFailure())));
        }
        return what;
    }

    private static String affected(Incident incident) {
        return incident.affected().isEmpty() ? "–" : String.join(", ", incident.affected());
    }
}
