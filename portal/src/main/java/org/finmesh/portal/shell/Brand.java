package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Svg;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** Mark and name: three domains, joined, each with a product of its own. */
class Brand extends Anchor {

    private static final String MARK = """
            <svg viewBox="0 0 24 24" width="26" height="26" aria-hidden="true" focusable="false">
              <path d="M12 5 5 17h14z" fill="none" stroke="currentColor" stroke-width="1.6" stroke-linejoin="round" opacity=".45"/>
              <circle cx="12" cy="5" r="3.4" fill="currentColor"/>
              <circle cx="5" cy="17.5" r="3.4" fill="currentColor"/>
              <circle cx="19" cy="17.5" r="3.4" fill="currentColor"/>
            </svg>""";

    Brand() {
        super("");
        addClassName("brand");
        setAriaLabel(translate("shell.brand.home"));
        getElement().setAttribute("router-link", true);
        add(new Svg(MARK), new Span(translate("shell.brand.name")));
    }
}
