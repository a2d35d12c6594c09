package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.QueryParameters;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.LiveUpdates;
import org.finmesh.portal.shell.Page;

/** What the person and their teams asked for, what became of it, and the way to end it. */
@Route("requests")
@PermitAll
public class RequestsView extends Page {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final PlatformApi platform;
    private final Div lists = new Div();
    private final PortFacts ports;
    private List<Agreement> shown;

    public RequestsView(PlatformApi platform, LiveUpdates live) {
        this.platform = platform;
        this.ports = new PortFacts(platform.products());
        add(heading(translate("access.requests.title"), translate("access.requests.text")), lists);
        shown = mine();
        show();
        live.keep(this, PERIOD, this::mine, this::changed, ignored -> {});
    }

    @Override
    protected String title() {
        return translate("access.requests.title");
    }

    private List<Agreement> mine() {
        return platform.agreements().agreements("mine");
    }

    private void changed(List<Agreement> agreements) {
        if (!agreements.equals(shown)) {
            shown = agreements;
            show();
        }
    }

    private void show() {
        lists.removeAll();
        if (shown.isEmpty()) {
            lists.add(new EmptyState(
                    VaadinIcon.KEY_O,
                    translate("access.requests.empty.title"),
                    translate("access.requests.empty.text"),
                    new Button(
                            translate("access.requests.empty.next"),
                            click -> getUI().orElseThrow().navigate(""))));
            return;
        }
        var groups = Agreements.of(shown);
        lists.add(
                new AgreementList(translate("access.requests.waiting"), groups.waiting(), this::waiting),
                new AgreementList(translate("access.requests.in-force"), groups.inForce(), this::inForce),
                new AgreementList(translate("access.requests.over"), groups.over(), this::over));
    }

    private AgreementCard waiting(Agreement agreement) {
        return AgreementState.of(agreement).isInForce()
                ? inForce(agreement)
                : new AgreementCard(agreement).actions(button(Move.WITHDRAW, agreement));
    }

    private AgreementCard inForce(Agreement agreement) {
        var connect = new Button(
                translate("access.requests.connect"),
                click -> getUI().orElseThrow()
                        .navigate(
                                "products/" + Ports.productOf(agreement.port()) + "/connect",
                                QueryParameters.of("port", agreement.port())));
        connect.addThemeVariants(ButtonVariant.PRIMARY);
        var actions = new ArrayList<Button>(List.of(connect));
        if (agreement.notice() != null && EndNote.canCarryOver(agreement.notice())) {
            actions.add(carryOver(agreement));
        }
        actions.add(agreement.pending() == null ? amend(agreement) : button(Move.KEEP, agreement));
        actions.add(button(Move.END, agreement));
        return new AgreementCard(agreement)
                .proof(platform.receipts(), agreement)
                .actions(actions.toArray(Button[]::new));
    }

    private AgreementCard over(Agreement agreement) {
        return new AgreementCard(agreement).proof(platform.receipts(), agreement);
    }

    private Button amend(Agreement agreement) {
        return new Button(
                translate("access.amend"),
                click -> new AmendDialog(platform, agreement, ports.port(agreement.port()), () -> changed(mine()))
                        .open());
    }

    private Button carryOver(Agreement agreement) {
        return new Button(translate("access.end.carry-over"), click -> {
            platform.agreements().carryOver(agreement.id());
            changed(mine());
        });
    }

    private Button button(Move move, Agreement agreement) {
        return new Button(
                translate("access.move." + move),
                click -> new MoveDialog(platform, move, agreement, () -> changed(mine())).open());
    }
}
