package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Main;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.router.HasDynamicTitle;

/** A page within the layout: its heading, and its title in the browser. */
public abstract class Page extends Main implements HasDynamicTitle {

    protected Page() {
        addClassName("page");
        setId("content");
    }

    /** What the browser's tab says before the product's name. */
    protected abstract String title();

    @Override
    public String getPageTitle() {
        return translate("shell.page.title", title());
    }

    protected static Header heading(String title, String text, Component... actions) {
        var heading = new Header(new Div(new H1(title), new Paragraph(text)), new Div(actions));
        heading.addClassName("page-heading");
        return heading;
    }
}
