package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.notification.Notification;
import com.vaadin.flow.component.notification.NotificationVariant;
import java.time.Duration;
import org.finmesh.portal.session.PlatformException;
import org.finmesh.portal.session.SignIn;

/** Short messages in the corner: what was done, or what went wrong and what to do about it. */
public final class Notices {

    private static final Duration DONE_FOR = Duration.ofSeconds(5);

    private Notices() {}

    public static void done(String text) {
        var notice = Notification.show(text, (int) DONE_FOR.toMillis(), Notification.Position.BOTTOM_END);
        notice.addThemeVariants(NotificationVariant.SUCCESS);
    }

    /** Stays until closed: an error must not vanish while it is being read. */
    public static void failed(PlatformException failure) {
        if (failure instanceof PlatformException.SignInRequired) {
            UI.getCurrent().getPage().setLocation(SignIn.ADDRESS);
            return;
        }
        show(Explanation.of(failure));
    }

    static void show(Explanation explanation) {
        var notice = new Notification();
        notice.addThemeVariants(NotificationVariant.ERROR);
        notice.setPosition(Notification.Position.BOTTOM_END);
        notice.setDuration(0);
        notice.setAssertive(true);
        notice.add(content(explanation, notice));
        notice.open();
    }

    private static Div content(Explanation explanation, Notification notice) {
        var close = new Button(VaadinIcon.CLOSE_SMALL.create(), click -> notice.close());
        close.addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        close.setAriaLabel(translate("shell.notice.close"));
        var text = new Div(strong(explanation.title()), new Div(explanation.nextStep()), code(explanation.code()));
        text.addClassName("notice-text");
        var content = new Div(text, close);
        content.addClassName("notice");
        return content;
    }

    private static Div strong(String title) {
        var element = new Div(title);
        element.addClassName("notice-title");
        return element;
    }

    private static Span code(String code) {
        var element = new Span(code);
        element.addClassName("code");
        return element;
    }
}
