package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Says so across the page while the platform does not answer: what is shown may be out of date. */
class ConnectionNotice extends Div {

    ConnectionNotice() {
        addClassName("connection-notice");
        getElement().setAttribute("role", "status");
        var retry = new Button(
                translate("shell.connection.retry"),
                click -> getUI().orElseThrow().getPage().reload());
        retry.addThemeVariants(ButtonVariant.SMALL);
        add(VaadinIcon.CONNECT_O.create(), new Span(translate("shell.connection.lost")), retry);
        setVisible(false);
    }
}
