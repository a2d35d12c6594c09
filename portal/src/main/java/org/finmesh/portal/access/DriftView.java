package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.DriftApi.Drift;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.Page;
import org.finmesh.portal.shell.TimeText;

/** For the platform team and auditors: what the systems hold against what was agreed, and what was repaired lately. */
@Route("drift")
@PermitAll
public class DriftView extends Page {

    private final PlatformApi platform;
    private final Div found = new Div();

    public DriftView(PlatformApi platform) {
        this.platform = platform;
        add(
                heading(
                        translate("access.drift.title"),
                        translate("access.drift.text"),
                        new Button(translate("access.drift.again"), click -> show())),
                found);
        show();
    }

    @Override
    protected String title() {
        return translate("access.drift.title");
    }

    /** Each time read from the systems themselves, so only when it is asked for. */
    private void show() {
        var drift = platform.drift().drift();
        found.removeAll();
        var read = new Paragraph(new Span(translate("access.drift.read")), new TimeText(drift.readAt()));
        read.addClassName("hint");
        found.add(read, differences(drift), repairs(drift));
    }

    private static Section differences(Drift drift) {
        if (drift.differences().isEmpty()) {
            return section(
                    "access.drift.differences",
                    new EmptyState(
                            VaadinIcon.CHECK_CIRCLE_O,
                            translate("access.drift.none.title"),
                            translate("access.drift.none.text")));
        }
        var table =
                table("access.drift.differences", "access.drift.system", "access.drift.holder", "access.drift.right");
        drift.differences()
                .forEach(difference -> table.row(
                        new Span(system(difference.system())),
                        List.of(
                                DataTable.code(difference.holder()),
                                rights(
                                        difference.missing(),
                                        "access.drift.missing",
                                        difference.surplus(),
                                        "access.drift.surplus"))));
        return section("access.drift.differences", table);
    }

    private static Section repairs(Drift drift) {
        if (drift.repairs().isEmpty()) {
            var none = new Paragraph(translate("access.drift.repairs.none"));
            none.addClassName("hint");
            return section("access.drift.repairs", none);
        }
        var table = table(
                "access.drift.repairs",
                "access.drift.at",
                "access.drift.system",
                "access.drift.holder",
                "access.drift.right");
        drift.repairs()
                .forEach(repair -> table.row(
                        new TimeText(repair.at()),
                        List.of(
                                new Span(system(repair.system())),
                                DataTable.code(repair.holder()),
                                rights(
                                        repair.added(),
                                        "access.drift.added",
                                        repair.removed(),
                                        "access.drift.removed"))));
        return section("access.drift.repairs", table);
    }

    private static DataTable table(String caption, String... columns) {
        return new DataTable(
                translate(caption),
                Stream.of(columns).map(column -> translate(column)).toList());
    }

    private static Section section(String title, Component content) {
        var section = new Section(new H2(translate(title)), content);
        section.addClassName("agreements");
        return section;
    }

    private static Div rights(List<String> ones, String what, List<String> others, String whatElse) {
        var rights = new Div();
        rights.addClassName("rights");
        ones.forEach(right -> rights.add(right(what, right)));
        others.forEach(right -> rights.add(right(whatElse, right)));
        return rights;
    }

    private static Div right(String what, String right) {
        return new Div(new Span(translate(what)), DataTable.code(right));
    }

    private static String system(String name) {
        return translate("access.system." + name);
    }
}
