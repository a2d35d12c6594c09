package org.finmesh.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Where there is nothing to show: says why, and what to do next. */
public class EmptyState extends Div {

    public EmptyState(VaadinIcon icon, String title, String text, Component... next) {
        this(icon, new H2(title), text, next);
    }

    /** @param title an {@code h1} where this is all that the page has */
    EmptyState(VaadinIcon icon, Component title, String text, Component... next) {
        addClassName("empty");
        var picture = icon.create();
        picture.getElement().setAttribute("aria-hidden", "true");
        add(picture, title, new Paragraph(text));
        if (next.length > 0) {
            var actions = new Div(next);
            actions.addClassName("actions");
            add(actions);
        }
    }
}
