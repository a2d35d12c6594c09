package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.SystemMessagesInfo;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Gives every session our way to tell of errors, and of its own end. */
@Component
class SessionSetup implements VaadinServiceInitListener {

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(SessionSetup::messages);
        event.getSource().addSessionInitListener(session -> session.getSession().setErrorHandler(new UnexpectedErrors()));
    }

    /** A click on the message loads the page again, which leads to Keycloak and back to the same address. */
    private static SystemMessages messages(SystemMessagesInfo info) {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(translate(info.getLocale(), "shell.session.ended.title"));
        messages.setSessionExpiredMessage(translate(info.getLocale(), "shell.session.ended.next"));
        messages.setInternalErrorCaption(translate(info.getLocale(), "shell.error.UNEXPECTED.title"));
        messages.setInternalErrorMessage(translate(info.getLocale(), "shell.error.UNEXPECTED.next"));
        return messages;
    }
}
