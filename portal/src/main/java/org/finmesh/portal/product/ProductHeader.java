package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.finmesh.portal.access.Standing;
import org.finmesh.portal.discover.ProductBadges;
import org.finmesh.portal.quality.FreshnessText;
import org.finmesh.portal.shell.Facts;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** Which product this is, who answers for it, how it does now, and the person's own next step. */
class ProductHeader extends Header {

    ProductHeader(Shown shown) {
        addClassName("product-header");
        var title = new Div(back(), new H1(shown.summary().name()), id(shown), new ProductBadges(shown.summary()));
        title.addClassName("product-title");
        var next = new Div(nextStep(shown));
        next.addClassName("next-step");
        var top = new Div(title, next);
        top.addClassName("product-top");
        add(top, facts(shown));
        if (shown.product().ports().size() > 1) {
            add(new PortChoice(shown));
        }
        if (shown.port().end() != null) {
            add(new PortEndNote(
                    shown.summary().id(), shown.port().status(), shown.port().end()));
        }
    }

    private static Anchor back() {
        var back = new Anchor("", translate("product.back"));
        back.addClassName("back");
        back.getElement().setAttribute("router-link", true);
        return back;
    }

    private static Span id(Shown shown) {
        var id = new Span(shown.summary().id());
        id.addClassName("code");
        return id;
    }

    private static Facts facts(Shown shown) {
        var summary = shown.summary();
        var facts = new Facts();
        facts.addClassName("product-facts");
        facts.add(translate("product.fact.owner"), summary.owner());
        facts.add(translate("product.fact.domain"), summary.domain());
        facts.add(translate("product.fact.version"), shown.port().version());
        facts.add(translate("product.fact.status"), shown.port().status());
        facts.add(
                translate("product.fact.freshness"),
                new FreshnessText(shown.port().id(), shown.port().freshness()));
        return facts;
    }

    private static Component nextStep(Shown shown) {
        return switch (shown.standing()) {
            case Standing.Owner ignored -> new Pill(translate("product.standing.owner"), Tone.ACCENT);
            case Standing.Reader reader -> access(reader);
            case Standing.Waiting waiting -> waiting(waiting);
            case Standing.Stranger ignored -> request(shown);
        };
    }

    private static Component access(Standing.Reader reader) {
        var access = new Span(new Pill(translate("product.standing.reader"), Tone.GOOD));
        var until = reader.agreement().validUntil();
        if (until != null) {
            access.add(new Span(translate("product.standing.until")), TimeText.day(Instant.parse(until)));
        }
        return access;
    }

    private static Component waiting(Standing.Waiting waiting) {
        var link = new Anchor("requests", translate("product.standing.waiting.link"));
        link.getElement().setAttribute("router-link", true);
        return new Span(
                new Pill(
                        translate(waiting.isGranted() ? "product.standing.granted" : "product.standing.waiting"),
                        Tone.ACCENT),
                link);
    }

    static Button request(Shown shown) {
        var request = new Button(translate("product.request"), click -> shown.requestAccess());
        request.addThemeVariants(ButtonVariant.PRIMARY);
        return request;
    }
}
