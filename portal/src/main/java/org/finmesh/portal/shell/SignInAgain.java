package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Paragraph;
import org.finmesh.portal.session.SignIn;

/** The session at Keycloak has ended while a page was open: what is on it stays readable until the person signs in again. */
class SignInAgain extends Dialog {

    private static final String ID = "sign-in-again";

    SignInAgain() {
        setId(ID);
        setHeaderTitle(translate("shell.session.ended.title"));
        setCloseOnOutsideClick(false);
        add(new Paragraph(translate("shell.session.ended.text")));
        var signIn = new Button(
                translate("shell.session.ended.sign-in"),
                click -> UI.getCurrent().getPage().setLocation(SignIn.ADDRESS));
        signIn.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(signIn);
    }
}
