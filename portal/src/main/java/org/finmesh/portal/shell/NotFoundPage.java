package org.finmesh.portal.shell;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.NotFoundException;
import com.vaadin.flow.router.ParentLayout;
import jakarta.annotation.security.PermitAll;
import org.finmesh.portal.session.ErrorCode;

/** No page has this address, or the person may not see it. */
@ParentLayout(MainLayout.class)
@PermitAll
public class NotFoundPage extends ErrorPage implements HasErrorParameter<NotFoundException> {

    @Override
    public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<NotFoundException> error) {
        explain(VaadinIcon.QUESTION_CIRCLE_O, Explanation.of(ErrorCode.PAGE_NOT_FOUND), NextSteps.home());
        return 404;
    }
}
