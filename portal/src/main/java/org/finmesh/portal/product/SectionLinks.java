package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Nav;

/** The way between the parts of a product page. */
class SectionLinks extends Nav {

    SectionLinks(Shown shown, ProductSection current) {
        addClassName("section-links");
        setAriaLabel(translate("product.sections"));
        for (var section : ProductSection.values()) {
            var address = section.path(shown.summary().id()) + portParameter(shown);
            var link = new Anchor(address, translate("product.section." + section));
            link.getElement().setAttribute("router-link", true);
            if (section == current) {
                link.getElement().setAttribute("aria-current", "page");
                link.getElement().executeJs("this.scrollIntoView({block: 'nearest', inline: 'center'})");
            }
            add(link);
        }
    }

    private static String portParameter(Shown shown) {
        return shown.product().ports().size() > 1 ? "?port=" + shown.port().id() : "";
    }
}
