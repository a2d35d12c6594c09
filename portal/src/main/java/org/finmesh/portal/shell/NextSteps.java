package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;

/** Where an error page leads. */
final class NextSteps {

    private NextSteps() {}

    static Button home() {
        return new Button(
                translate("shell.error.home"), click -> UI.getCurrent().navigate(""));
    }

    static Button retry() {
        var retry = new Button(
                translate("shell.connection.retry"),
                click -> UI.getCurrent().getPage().reload());
        retry.addThemeVariants(ButtonVariant.PRIMARY);
        return retry;
    }
}
