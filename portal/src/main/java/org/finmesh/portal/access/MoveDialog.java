package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.Notices;

/** Says what a move will do, takes a note that the other side will see, and makes it. */
class MoveDialog extends Dialog {

    private static final int NOTE_MAX = 500;

    private final TextArea note = new TextArea(translate("access.move.note"));

    MoveDialog(PlatformApi platform, Move move, Agreement agreement, Runnable onMoved) {
        addClassName("form-dialog");
        setHeaderTitle(translate("access.move." + move + ".title"));
        note.setHelperText(translate("access.move.note.help"));
        note.setMaxLength(NOTE_MAX);
        note.setMinRows(2);
        note.setAutofocus(true);
        var what = translate("access.move." + move + ".text", agreement.consumer(), agreement.port());
        var form = new Div(new Paragraph(what), note);
        form.addClassName("form");
        add(form);
        var make = new Button(translate("access.move." + move), click -> {
            close();
            move.make(platform.agreements(), agreement.id(), note.getValue().strip());
            Notices.done(translate("access.move." + move + ".done"));
            onMoved.run();
        });
        make.addThemeVariants(ButtonVariant.PRIMARY);
        if (move.look() != ButtonVariant.PRIMARY) {
            make.addThemeVariants(move.look());
        }
        getFooter().add(new Button(translate("shell.cancel"), click -> close()), make);
    }
}
