package org.finmesh.portal.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;

/** A bug of ours instead of a page: the log has it under the reference shown. */
@ParentLayout(MainLayout.class)
@PermitAll
public class CrashPage extends ErrorPage implements HasErrorParameter<Exception> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
        var reference = UnexpectedErrors.logged(error.getException());
        explain(VaadinIcon.TOOLS, Explanation.unexpected(reference), NextSteps.retry(), NextSteps.home());
        return 500;
    }
}
