package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DelegationsApi.Delegation;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.Notices;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** Who decides in whose name: to see, to give, to end. */
class DelegationsSection extends Section {

    private static final Set<String> DECIDERS = Set.of("manager", "owner", "council-member");
    private static final List<String> COLUMNS = List.of("who", "from", "until", "state", "note", "action");

    private final DelegationsApi delegations;
    private final Me me;
    private final Div list = new Div();

    DelegationsSection(DelegationsApi delegations, Me me) {
        this.delegations = delegations;
        this.me = me;
        addClassName("agreements");
        add(new H2(translate("access.delegations.title")), new Paragraph(translate("access.delegations.text")), list);
        if (me.roles().stream().anyMatch(DECIDERS::contains)) {
            add(new Div(new Button(
                    translate("access.delegations.give"),
                    click -> new DelegateDialog(delegations, this::show).open())));
        }
        show();
    }

    private void show() {
        list.removeAll();
        var found = delegations.delegations();
        if (found.isEmpty()) {
            var none = new Paragraph(translate("access.delegations.empty"));
            none.addClassName("hint");
            list.add(none);
            return;
        }
        var table = new DataTable(
                translate("access.delegations.title"),
                COLUMNS.stream()
                        .map(column -> translate("access.delegations." + column))
                        .toList());
        found.forEach(delegation -> table.row(
                new Span(translate("access.delegations.for", delegation.to(), delegation.by())), cells(delegation)));
        list.add(table);
    }

    private List<Component> cells(Delegation delegation) {
        return List.of(
                new TimeText(delegation.from()),
                new TimeText(delegation.until()),
                state(delegation),
                new Span(delegation.note()),
                action(delegation));
    }

    private static Pill state(Delegation delegation) {
        return delegation.inForce()
                ? new Pill(translate("access.delegations.in-force"), Tone.GOOD)
                : new Pill(
                        translate(isOver(delegation) ? "access.delegations.over" : "access.delegations.not-now"),
                        Tone.PLAIN);
    }

    private static boolean isOver(Delegation delegation) {
        return !Instant.parse(delegation.until()).isAfter(Instant.now());
    }

    private Component action(Delegation delegation) {
        if (!delegation.by().equals(me.user()) || isOver(delegation)) {
            return new Span();
        }
        var end = new Button(translate("access.delegations.end"), click -> {
            delegations.end(delegation.id());
            Notices.done(translate("access.delegations.ended"));
            show();
        });
        end.addThemeVariants(ButtonVariant.SMALL, ButtonVariant.ERROR);
        end.setAriaLabel(translate("access.delegations.end.label", delegation.to()));
        return end;
    }
}
