package org.finmesh.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import org.finmesh.portal.session.PlatformException;
import org.finmesh.portal.session.SignIn;

/** A page cannot be shown because the platform refused, does not answer, or wants the person to sign in again. */
@ParentLayout(MainLayout.class)
@PermitAll
public class PlatformErrorPage extends ErrorPage implements HasErrorParameter<PlatformException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<PlatformException> error) {
        var explanation = Explanation.of(error.getException());
        return switch (error.getException()) {
            case PlatformException.Refused refused -> {
                explain(VaadinIcon.QUESTION_CIRCLE_O, explanation, NextSteps.home());
                yield refused.problem().status();
            }
            case PlatformException.Unreachable ignored -> {
                explain(VaadinIcon.CONNECT_O, explanation, NextSteps.retry());
                yield 503;
            }
            case PlatformException.SignInRequired ignored -> {
                UI.getCurrent().getPage().setLocation(SignIn.ADDRESS);
                yield 401;
            }
        };
    }
}
