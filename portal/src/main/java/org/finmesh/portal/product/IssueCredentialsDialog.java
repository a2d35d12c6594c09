package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.confirmdialog.ConfirmDialog;
import org.finmesh.portal.session.PlatformApi;

/** Asks before new credentials end the earlier ones; running readers would notice. */
class IssueCredentialsDialog extends ConfirmDialog {

    IssueCredentialsDialog(PlatformApi platform, String consumer) {
        setHeader(translate("product.credentials.issue.title", consumer));
        setText(translate("product.credentials.issue.text"));
        setCancelable(true);
        setCancelText(translate("shell.cancel"));
        setConfirmText(translate("product.credentials.issue"));
        addConfirmListener(
                confirmed -> new CredentialsDialog(platform.agreements().issueCredentials(consumer)).open());
    }
}
