package org.finmesh.portal.shell;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.server.ErrorEvent;
import com.vaadin.flow.server.ErrorHandler;
import java.util.UUID;
import org.finmesh.portal.session.PlatformException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What a listener threw: told to the person; logged when it is a bug. */
class UnexpectedErrors implements ErrorHandler {

    private static final Logger LOG = LoggerFactory.getLogger(UnexpectedErrors.class);

    @Override
    public void error(ErrorEvent event) {
        var failure = event.getThrowable();
        var ui = UI.getCurrent();
        if (failure instanceof PlatformException platform && ui != null) {
            Notices.failed(platform);
            return;
        }
        var reference = logged(failure);
        if (ui != null) {
            Notices.show(Explanation.unexpected(reference));
        }
    }

    /** Logs a bug and gives the reference to find it by. */
    static String logged(Throwable bug) {
        var reference = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected error, reference {}", reference, bug);
        return reference;
    }
}
