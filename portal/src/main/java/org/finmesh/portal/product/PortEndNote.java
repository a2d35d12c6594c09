package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.finmesh.platform.api.ProductsApi.PortEnd;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** That the port on the page ends, when, and where its readers move to. */
class PortEndNote extends Section {

    PortEndNote(String product, String status, PortEnd end) {
        addClassNames("panel", "port-end");
        setAriaLabel(translate("product.end"));
        add(new Div(new Pill(status, Tone.WARNING)), dates(end));
        if (end.successor() != null) {
            add(successor(product, end.successor()));
        }
        if (end.migrationGuide() != null) {
            add(new Paragraph(end.migrationGuide()));
        }
    }

    private static Div dates(PortEnd end) {
        var dates = new Div();
        if (end.endOfSupport() != null) {
            dates.add(
                    new Span(translate("product.end.support")),
                    TimeText.day(Instant.parse(end.endOfSupport())),
                    new Span(" · "));
        }
        dates.add(new Span(translate("product.end.life")), TimeText.day(Instant.parse(end.endOfLife())));
        return dates;
    }

    private static Anchor successor(String product, String successor) {
        var link =
                new Anchor("products/" + product + "?port=" + successor, translate("product.end.successor", successor));
        link.getElement().setAttribute("router-link", true);
        return link;
    }
}
