package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import org.finmesh.platform.api.AgreementsApi.Credentials;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.Facts;

/** Shows new credentials, once: nobody can see them again. */
class CredentialsDialog extends Dialog {

    CredentialsDialog(Credentials issued) {
        addClassName("form-dialog");
        setHeaderTitle(translate("product.credentials.dialog.title", issued.consumer()));
        setCloseOnOutsideClick(false);
        var facts = new Facts();
        facts.addClassName("credentials");
        add(facts, "product.credentials.client-id", issued.clientId());
        add(facts, "product.credentials.client-secret", issued.clientSecret());
        add(facts, "product.credentials.database-user", issued.databaseUser());
        add(facts, "product.credentials.database-password", issued.databasePassword());
        add(new Paragraph(translate("product.credentials.dialog.text")), facts);
        var close = new Button(translate("product.credentials.dialog.close"), click -> close());
        close.addThemeVariants(ButtonVariant.PRIMARY);
        getFooter().add(close);
    }

    private static void add(Facts facts, String label, String value) {
        var name = translate(label);
        var row = new Div(DataTable.code(value), new CopyButton(translate("product.copy", name), value));
        row.addClassName("card-row");
        facts.add(name, row);
    }
}
