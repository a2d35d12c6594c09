package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.finmesh.portal.shell.Facts;
import org.jspecify.annotations.Nullable;

/** What the product is for, where it ends, where it comes from. */
class OverviewSection extends Div {

    OverviewSection(Shown shown) {
        addClassName("overview");
        var product = shown.product();
        var texts = new Div();
        texts.addClassName("overview-texts");
        text(texts, "purpose", shown.summary().purpose());
        text(texts, "usage", product.usage());
        text(texts, "limitations", product.limitations());
        text(texts, "granularity", shown.port().granularity());
        var side = new Div(
                panel("product.overview.facts", facts(shown)),
                panel("product.overview.lineage", new LineageText(product)));
        side.addClassName("overview-side");
        add(texts, side);
    }

    private static void text(Div texts, String name, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            texts.add(new Section(new H2(translate("product.overview." + name)), new Paragraph(text)));
        }
    }

    private static Section panel(String title, com.vaadin.flow.component.Component content) {
        var panel = new Section(new H2(translate(title)), content);
        panel.addClassName("panel");
        return panel;
    }

    private static Facts facts(Shown shown) {
        var product = shown.product();
        var port = shown.port();
        var facts = new Facts();
        facts.add(translate("product.overview.port"), port.id());
        if (port.topic() != null) {
            facts.add(translate("product.overview.topic"), port.topic());
        }
        if (port.view() != null) {
            facts.add(translate("product.overview.view"), port.view());
        }
        facts.add(translate("product.overview.processing"), translate("product.processing." + product.processing()));
        if (product.support() != null) {
            facts.add(translate("product.overview.support"), new SupportLink(product.support()));
        }
        if (!port.regulations().isEmpty()) {
            facts.add(translate("product.overview.regulations"), String.join(", ", port.regulations()));
        }
        if (!shown.summary().tags().isEmpty()) {
            facts.add(
                    translate("product.overview.tags"),
                    String.join(", ", shown.summary().tags()));
        }
        return facts;
    }
}
