package org.finmesh.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.DescriptionList;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;

/** Names and values, side by side where there is room. */
public class Facts extends DescriptionList {

    public Facts() {
        addClassName("facts");
    }

    public void add(String name, String value) {
        add(name, new Span(value));
    }

    public void add(String name, Component value) {
        add(new Div(new Term(name), new Description(value)));
    }
}
