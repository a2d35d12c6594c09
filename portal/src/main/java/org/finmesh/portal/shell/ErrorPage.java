package org.finmesh.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** An error instead of a page: what is wrong, and the next step. */
abstract class ErrorPage extends Page {

    private String title = "";

    void explain(VaadinIcon icon, Explanation explanation, Component... next) {
        title = explanation.title();
        var code = new Span(explanation.code());
        code.addClassName("code");
        var state = new EmptyState(icon, new H1(explanation.title()), explanation.nextStep(), next);
        state.add(code);
        add(state);
    }

    @Override
    protected String title() {
        return title;
    }
}
