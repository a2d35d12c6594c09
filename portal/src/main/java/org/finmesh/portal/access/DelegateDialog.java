package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.datepicker.DatePicker;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import java.time.LocalDate;
import org.finmesh.platform.api.DelegationsApi;
import org.finmesh.platform.api.DelegationsApi.NewDelegation;
import org.finmesh.portal.shell.Notices;
import org.finmesh.portal.shell.TimeText;

/** Lets somebody else decide in the person's name, for some days of theirs. */
class DelegateDialog extends Dialog {

    private static final int DAYS_MAX = 90;
    private static final int NOTE_MAX = 500;

    private final TextField to = new TextField(translate("access.delegate.to"));
    private final DatePicker from = new DatePicker(translate("access.delegate.from"));
    private final DatePicker until = new DatePicker(translate("access.delegate.until"));
    private final TextArea note = new TextArea(translate("access.move.note"));

    DelegateDialog(DelegationsApi delegations, Runnable onGiven) {
        addClassName("form-dialog");
        setHeaderTitle(translate("access.delegate.title"));
        ask();
        var form = new Div(new Paragraph(translate("access.delegate.text")), to, from, until, note);
        form.addClassName("form");
        add(form);
        var give = new Button(translate("access.delegate.send"), click -> {
            if (isComplete()) {
                delegations.delegate(delegation());
                close();
                Notices.done(translate("access.delegate.done"));
                onGiven.run();
            }
        });
        give.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(translate("shell.cancel"), click -> close()), give);
    }

    private void ask() {
        var today = LocalDate.now(TimeText.zone());
        to.setHelperText(translate("access.delegate.to.help"));
        to.setRequiredIndicatorVisible(true);
        to.setErrorMessage(translate("access.delegate.to.missing"));
        to.setAutofocus(true);
        from.setHelperText(translate("access.delegate.from.help"));
        from.setMin(today);
        until.setRequiredIndicatorVisible(true);
        until.setErrorMessage(translate("access.delegate.until.missing", DAYS_MAX));
        until.setMin(today);
        note.setMaxLength(NOTE_MAX);
        note.setMinRows(2);
    }

    private boolean isComplete() {
        to.setInvalid(to.getValue().isBlank());
        until.setInvalid(until.isEmpty());
        return !to.isInvalid() && !until.isInvalid();
    }

    /** From the first instant of the first day to the last of the last, where the person is. */
    private NewDelegation delegation() {
        var zone = TimeText.zone();
        var begin = from.getValue();
        var end = until.getValue().plusDays(1).atStartOfDay(zone).toInstant();
        return new NewDelegation(
                to.getValue().strip(),
                begin == null || begin.equals(LocalDate.now(zone))
                        ? null
                        : begin.atStartOfDay(zone).toInstant().toString(),
                end.toString(),
                note.getValue().strip());
    }
}
