package org.finmesh.portal.shell;

import com.vaadin.flow.server.CustomizedSystemMessages;
import com.vaadin.flow.server.ServiceInitEvent;
import com.vaadin.flow.server.SystemMessages;
import com.vaadin.flow.server.VaadinServiceInitListener;
import org.springframework.stereotype.Component;

/** Gives every session our way to tell of errors, and of its own end. */
@Component
class SessionSetup implements VaadinServiceInitListener {

    private final FeatureTexts texts;

    SessionSetup(FeatureTexts texts) {
        this.texts = texts;
    }

    @Override
    public void serviceInit(ServiceInitEvent event) {
        event.getSource().setSystemMessagesProvider(info -> messages());
        event.getSource()
                .addSessionInitListener(session -> session.getSession().setErrorHandler(new UnexpectedErrors()));
    }

    /** A click on the message loads the page again, which leads to Keycloak and back to the same address. */
    private SystemMessages messages() {
        var messages = new CustomizedSystemMessages();
        messages.setSessionExpiredNotificationEnabled(true);
        messages.setSessionExpiredCaption(text("shell.session.ended.title"));
        messages.setSessionExpiredMessage(text("shell.session.ended.next"));
        messages.setCookiesDisabledCaption(text("shell.session.no-cookie.title"));
        messages.setCookiesDisabledMessage(text("shell.session.no-cookie.next"));
        messages.setInternalErrorCaption(text("shell.error.UNEXPECTED.title"));
        messages.setInternalErrorMessage(text("shell.error.UNEXPECTED.next"));
        return messages;
    }

    /** Asked for outside of any session, so the reader's locale is not known. */
    private String text(String key) {
        return texts.getTranslation(key, texts.getProvidedLocales().getFirst());
    }
}
