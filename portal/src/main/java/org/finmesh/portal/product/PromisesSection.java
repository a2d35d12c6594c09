package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.finmesh.platform.api.ProductsApi.Promise;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.jspecify.annotations.Nullable;

/** What the contract promises, beside what was last measured. */
class PromisesSection extends Div {

    private static final List<String> COLUMNS = List.of("property", "promised", "measured", "kept");

    PromisesSection(Shown shown) {
        var promises = shown.port().promises();
        if (promises.isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.HANDSHAKE,
                    translate("product.promises.none.title"),
                    translate("product.promises.none.text")));
            return;
        }
        var columns = COLUMNS.stream()
                .map(column -> translate("product.promises." + column))
                .toList();
        var table =
                new DataTable(translate("product.promises.caption", shown.port().id()), columns);
        promises.forEach(promise -> table.row(property(promise), cells(promise)));
        add(table, new Paragraph(translate("product.promises.text")));
    }

    private static Component property(Promise promise) {
        var name = new Div(promise.property());
        name.addClassName("strong");
        var property = new Div(name);
        property.addClassName("meaning");
        if (promise.description() != null) {
            property.add(new Div(promise.description()));
        }
        return property;
    }

    private static List<Component> cells(Promise promise) {
        return List.of(
                new Span(Quantity.words(promise.value(), promise.unit())),
                new Span(promise.measured() == null ? "–" : Quantity.words(promise.measured(), promise.unit())),
                kept(promise.kept()));
    }

    private static Pill kept(@Nullable Boolean kept) {
        if (kept == null) {
            return new Pill(translate("product.promises.unmeasured"), Tone.PLAIN);
        }
        return kept
                ? new Pill(translate("product.promises.yes"), Tone.GOOD)
                : new Pill(translate("product.promises.no"), Tone.BAD);
    }
}
