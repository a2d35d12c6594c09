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
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.Notices;

/** Asks for access to a port: who, why, for how long; and says who will decide. */
public class RequestDialog extends Dialog {

    private static final int PURPOSE_MIN = 5;
    private static final int PURPOSE_MAX = 500;
    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);

    private final PlatformApi platform;
    private final String port;
    private final Runnable onRequested;
    private final Select<String> consumer = new Select<>();
    private final TextArea purpose = new TextArea(translate("access.request.purpose"));
    private final Select<Integer> days = new Select<>();

    /** @param owner who answers for the product, shown as the one who decides */
    public RequestDialog(PlatformApi platform, Me me, String port, String owner, Runnable onRequested) {
        this.platform = platform;
        this.port = port;
        this.onRequested = onRequested;
        addClassName("form-dialog");
        setHeaderTitle(translate("access.request.title", port));
        offerConsumers(me);
        askForPurpose();
        offerPeriods();
        var decider = new Paragraph(translate("access.request.decider", Ports.domainOf(port), owner));
        decider.addClassName("hint");
        var form = new Div(consumer, purpose, days, decider);
        form.addClassName("form");
        add(form);
        getFooter().add(cancel(), send());
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
        purpose.setValueChangeMode(ValueChangeMode.EAGER);
        purpose.setErrorMessage(translate("access.request.purpose.missing", PURPOSE_MIN, PURPOSE_MAX));
        purpose.setAutofocus(true);
    }

    private void offerPeriods() {
        days.setLabel(translate("access.request.days"));
        days.setItems(DAYS);
        days.setItemLabelGenerator(count -> translate("access.days", count));
        days.setValue(DAYS.get(1));
    }

    private Button cancel() {
        return new Button(translate("shell.cancel"), click -> close());
    }

    private Button send() {
        var send = new Button(translate("access.request.send"), click -> request());
        send.addThemeVariants(ButtonVariant.PRIMARY);
        return send;
    }

    private void request() {
        if (purpose.getValue().strip().length() < PURPOSE_MIN) {
            purpose.setInvalid(true);
            purpose.focus();
            return;
        }
        platform.agreements()
                .request(new AccessRequest(
                        port, consumer.getValue(), purpose.getValue().strip(), days.getValue()));
        close();
        Notices.done(translate("access.request.sent"));
        onRequested.run();
    }
}
