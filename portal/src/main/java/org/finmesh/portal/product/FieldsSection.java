package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.finmesh.platform.api.ProductsApi.Field;
import org.finmesh.portal.discover.ProductBadges;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;

/** Every field of the port: what it means, and how it must be treated. */
class FieldsSection extends Div {

    private static final List<String> COLUMNS =
            List.of("name", "meaning", "type", "rules", "protection", "concept", "examples");

    FieldsSection(Shown shown) {
        var columns = COLUMNS.stream()
                .map(column -> translate("product.fields." + column))
                .toList();
        var table =
                new DataTable(translate("product.fields.caption", shown.port().id()), columns);
        shown.port().fields().forEach(field -> table.row(DataTable.code(field.name()), cells(field)));
        add(table);
    }

    private static List<Component> cells(Field field) {
        return List.of(
                meaning(field),
                DataTable.code(field.type()),
                pills(rules(field)),
                pills(protection(field)),
                new Concept(field.concept()),
                examples(field));
    }

    private static Div meaning(Field field) {
        var name = new Div(field.businessName());
        name.addClassName("strong");
        var meaning = new Div(name);
        meaning.addClassName("meaning");
        if (field.description() != null) {
            meaning.add(new Div(field.description()));
        }
        return meaning;
    }

    private static Stream<Pill> rules(Field field) {
        return Stream.of(
                        field.key() ? new Pill(translate("product.fields.key"), Tone.ACCENT) : null,
                        new Pill(
                                translate(field.required() ? "product.fields.required" : "product.fields.optional"),
                                Tone.PLAIN),
                        field.criticalDataElement()
                                ? new Pill(translate("product.fields.critical"), Tone.ACCENT)
                                : null)
                .filter(Objects::nonNull);
    }

    private static Stream<Pill> protection(Field field) {
        return Stream.of(
                        ProductBadges.classification(field.classification()),
                        field.personal() ? new Pill(translate("discover.badge.personal"), Tone.WARNING) : null)
                .filter(Objects::nonNull);
    }

    private static Div pills(Stream<Pill> pills) {
        var row = new Div();
        row.addClassName("pills");
        pills.forEach(row::add);
        return row;
    }

    private static Component examples(Field field) {
        return field.examples().isEmpty() ? new Span("–") : DataTable.code(String.join(", ", field.examples()));
    }
}
