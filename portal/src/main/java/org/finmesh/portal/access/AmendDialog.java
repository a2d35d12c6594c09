package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.textfield.TextArea;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Amendment;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.Notices;

/** Asks that an agreement goes on for longer, or with other terms; what is agreed goes on meanwhile. */
class AmendDialog extends Dialog {

    private static final int NOTE_MAX = 500;

    private final TextArea note = new TextArea(translate("access.move.note"));
    private final Previewed previewed;

    AmendDialog(PlatformApi platform, Agreement agreement, Port port, Runnable onAsked) {
        // Judged as if it were asked for anew: what it would be refused for is the same, but that there is this
        // agreement.
        this.previewed = new Previewed(
                platform.agreements(),
                port,
                agreement.terms(),
                agreement::consumer,
                () -> translate("access.request.purpose.stand-in"));
        addClassName("form-dialog");
        setHeaderTitle(translate("access.amend.title", agreement.port()));
        note.setHelperText(translate("access.move.note.help"));
        note.setMaxLength(NOTE_MAX);
        note.setMinRows(2);
        var form = new Div(new Paragraph(translate("access.amend.text")), previewed, note);
        form.addClassName("form");
        add(form);
        var ask = new Button(translate("access.amend.send"), click -> {
            if (previewed.terms().isComplete()) {
                var asked = platform.agreements().amend(agreement.id(), amendment());
                close();
                Notices.done(translate(asked.pending() == null ? "access.amend.done" : "access.amend.sent"));
                onAsked.run();
            }
        });
        ask.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(new Button(translate("shell.cancel"), click -> close()), ask);
        previewed.refresh();
    }

    private Amendment amendment() {
        var terms = previewed.terms();
        var names = terms.names();
        return new Amendment(
                names,
                names == null,
                terms.personal(),
                terms.legalBasis(),
                terms.days(),
                note.getValue().strip());
    }
}
