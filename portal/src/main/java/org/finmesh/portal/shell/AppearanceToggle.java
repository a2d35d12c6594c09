package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.icon.VaadinIcon;

/** Light or dark. Follows the system until chosen otherwise; the browser remembers the choice. */
class AppearanceToggle extends Button {

    AppearanceToggle() {
        super(VaadinIcon.ADJUST.create());
        addClassName("appearance");
        addThemeVariants(ButtonVariant.TERTIARY);
        setAriaLabel(translate("shell.appearance.toggle"));
        setTooltipText(translate("shell.appearance.toggle"));
        addClickListener(click -> getElement().executeJs("window.finmesh.toggleAppearance()"));
    }
}
