package org.finmesh.portal.discover;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Article;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import org.finmesh.platform.api.ProductsApi.ProductSummary;
import org.finmesh.portal.quality.FreshnessText;

/** A product at a glance; the whole card leads to its page. */
class ProductCard extends Article {

    ProductCard(ProductSummary product) {
        addClassName("product-card");
        add(top(product), new H2(link(product)), purpose(product));
        if (product.match() != null) {
            var match = new Span(translate("discover.card.match", product.match()));
            match.addClassName("match");
            add(match);
        }
        add(new ProductBadges(product), bottom(product));
    }

    private static Div top(ProductSummary product) {
        var domain = new Span(product.domain());
        domain.addClassName("eyebrow");
        var version = new Span(translate("discover.card.version", product.version()));
        version.addClassName("muted");
        var top = new Div(domain, version);
        top.addClassName("card-row");
        return top;
    }

    private static Anchor link(ProductSummary product) {
        var link = new Anchor("products/" + product.id(), product.name());
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static Paragraph purpose(ProductSummary product) {
        var purpose = new Paragraph(product.purpose());
        purpose.addClassName("purpose");
        return purpose;
    }

    private static Div bottom(ProductSummary product) {
        var owner = new Span(translate("discover.card.owner", product.owner()));
        owner.addClassName("muted");
        var bottom = new Div(new FreshnessText(product.port(), product.freshness()), owner);
        bottom.addClassNames("card-row", "card-bottom");
        return bottom;
    }
}
