package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.dialog.Dialog;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.util.ArrayList;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.Notices;

/** Asks for access to a port: who, why, which fields, for how long; and says what will come of it. */
public class RequestDialog extends Dialog {

    private static final int PURPOSE_MIN = 5;
    private static final int PURPOSE_MAX = 500;

    private final PlatformApi platform;
    private final Runnable onRequested;
    private final Select<String> consumer = new Select<>();
    private final TextArea purpose = new TextArea(translate("access.request.purpose"));
    private final Previewed previewed;

    public RequestDialog(PlatformApi platform, Me me, Port port, Runnable onRequested) {
        this.platform = platform;
        this.onRequested = onRequested;
        this.previewed = new Previewed(platform.agreements(), port, null, consumer::getValue, this::purposeOrStandIn);
        addClassName("form-dialog");
        setHeaderTitle(translate("access.request.title", port.id()));
        offerConsumers(me);
        askForPurpose();
        consumer.addValueChangeListener(change -> previewed.refresh());
        purpose.addValueChangeListener(change -> previewed.refresh());
        var bans = new Paragraph(translate("access.request.bans"));
        bans.addClassName("hint");
        var form = new Div(consumer, purpose, previewed, bans);
        form.addClassName("form");
        add(form);
        getFooter().add(new Button(translate("shell.cancel"), click -> close()), send());
        previewed.refresh();
    }

    private void offerConsumers(Me me) {
        var consumers = new ArrayList<>(me.teams());
        consumers.add(me.user());
        consumer.setLabel(translate("access.request.consumer"));
        consumer.setHelperText(translate("access.request.consumer.help"));
        consumer.setItems(consumers);
        consumer.setItemLabelGenerator(name -> name.equals(me.user())
                ? translate("access.request.self", name)
                : translate("access.request.team", name));
        consumer.setValue(consumers.getFirst());
    }

    private void askForPurpose() {
        purpose.setHelperText(translate("access.request.purpose.help"));
        purpose.setRequiredIndicatorVisible(true);
        purpose.setMinLength(PURPOSE_MIN);
        purpose.setMaxLength(PURPOSE_MAX);
        purpose.setMinRows(3);
        purpose.setValueChangeMode(ValueChangeMode.LAZY);
        purpose.setErrorMessage(translate("access.request.purpose.missing", PURPOSE_MIN, PURPOSE_MAX));
        purpose.setAutofocus(true);
    }

    private boolean hasPurpose() {
        return purpose.getValue().strip().length() >= PURPOSE_MIN;
    }

    /** Until there is a purpose, what hangs on it alone cannot be told; all else can. */
    private String purposeOrStandIn() {
        return hasPurpose() ? purpose.getValue().strip() : translate("access.request.purpose.stand-in");
    }

    private Button send() {
        var send = new Button(translate("access.request.send"), click -> request());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        return send;
    }

    private void request() {
        if (!hasPurpose()) {
            purpose.setInvalid(true);
            purpose.focus();
            return;
        }
        if (!previewed.terms().isComplete()) {
            return;
        }
        var requested = platform.agreements().request(previewed.request()).getFirst();
        close();
        Notices.done(
                translate(AgreementState.of(requested).isInForce() ? "access.request.granted" : "access.request.sent"));
        onRequested.run();
    }
}
