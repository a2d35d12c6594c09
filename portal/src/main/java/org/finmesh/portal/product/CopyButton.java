package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.clipboard.Clipboard;
import com.vaadin.flow.component.icon.VaadinIcon;
import org.finmesh.portal.shell.Notices;

/** Copies a text to the clipboard and says so. */
class CopyButton extends Button {

    CopyButton(String label, String text) {
        super(translate("shell.copy"), VaadinIcon.COPY_O.create());
        addClassName("copy");
        addThemeVariants(ButtonVariant.TERTIARY, ButtonVariant.SMALL);
        setAriaLabel(label);
        Clipboard.onClick(this)
                .writeText(
                        text,
                        copied -> Notices.done(translate("shell.copied")),
                        refused -> Notices.done(translate("shell.copy.failed")));
    }
}
