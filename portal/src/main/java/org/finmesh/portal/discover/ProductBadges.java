package org.finmesh.portal.discover;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import org.finmesh.platform.api.ProductsApi.ProductSummary;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;

/** How closely a product is held, and how it can be read. */
public class ProductBadges extends Div {

    public ProductBadges(ProductSummary product) {
        addClassName("pills");
        if (!product.status().equals("active")) {
            add(new Pill(product.status(), Tone.WARNING));
        }
        add(classification(product.classification()));
        if (product.personalData()) {
            add(new Pill(translate("discover.badge.personal"), Tone.WARNING));
        }
        product.outlets().forEach(outlet -> add(new Pill(translate("discover.badge.outlet." + outlet), Tone.PLAIN)));
    }

    /** @param classification {@code public} to {@code restricted}: the more closed, the louder */
    public static Pill classification(String classification) {
        return new Pill(
                translate("discover.badge.classification." + classification),
                switch (classification) {
                    case "public" -> Tone.GOOD;
                    case "internal" -> Tone.PLAIN;
                    case "confidential" -> Tone.WARNING;
                    default -> Tone.BAD;
                });
    }
}
