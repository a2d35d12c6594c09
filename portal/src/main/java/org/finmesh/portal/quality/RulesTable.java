package org.finmesh.portal.quality;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.QualityApi.PortQuality;
import org.finmesh.platform.api.QualityApi.Rule;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;

/** What each of a port's rules last said, below the day's score and how its promises were kept. */
public class RulesTable extends Div {

    public RulesTable(PortQuality quality) {
        if (quality.rules().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.CLIPBOARD_CHECK,
                    translate("quality.rules.none.title"),
                    translate("quality.rules.none.text")));
            return;
        }
        var sum = new Div();
        if (quality.score() != null) {
            sum.add(new Div(translate("quality.score", quality.score())));
        }
        quality.promises()
                .forEach(promise -> sum.add(
                        new Div(translate("quality.attainment", promise.property(), promise.share(), promise.days()))));
        add(sum);
        var table = new DataTable(
                translate("quality.rules.caption", quality.port()),
                Stream.of("rule", "where", "said", "kept")
                        .map(column -> translate("quality.rules." + column))
                        .toList());
        quality.rules().forEach(rule -> table.row(DataTable.code(rule.rule()), cells(rule)));
        add(table);
    }

    private static List<Component> cells(Rule rule) {
        var where = new Span(translate("quality.rules.where." + rule.where()));
        var said = new Span(translate(
                "quality.rules.result", rule.value(), rule.unit(), rule.records(), rule.operator(), rule.threshold()));
        var kept = rule.passed()
                ? new Pill(translate("quality.rules.yes"), Tone.GOOD)
                : new Pill(translate("quality.rules.no"), Tone.BAD);
        return List.of(where, said, kept);
    }
}
