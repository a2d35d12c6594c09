package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.LiveUpdates;
import org.finmesh.portal.shell.Page;

/** For owners: what waits for a decision, with all that one needs to decide; and what is in force, to revoke it. */
@Route("approvals")
@PermitAll
public class ApprovalsView extends Page {

    private static final Duration PERIOD = Duration.ofSeconds(2);
    private static final Set<String> SEE_ALL = Set.of("owner", "platform", "auditor");

    private final PlatformApi platform;
    private final Me me;
    private final PortFacts ports;
    private final Div lists = new Div();
    private List<Agreement> shown;

    public ApprovalsView(PlatformApi platform, CurrentUser user, LiveUpdates live) {
        this.platform = platform;
        this.me = user.me();
        this.ports = new PortFacts(platform.products());
        add(heading(translate("access.approvals.title"), translate("access.approvals.text")), lists);
        shown = visible();
        show();
        live.keep(this, PERIOD, this::visible, this::changed, ignored -> {});
    }

    @Override
    protected String title() {
        return translate("access.approvals.title");
    }

    private List<Agreement> visible() {
        var view = me.roles().stream().anyMatch(SEE_ALL::contains) ? "all" : "to-decide";
        return platform.agreements().agreements(view);
    }

    private void changed(List<Agreement> agreements) {
        if (!agreements.equals(shown)) {
            shown = agreements;
            show();
        }
    }

    private void show() {
        lists.removeAll();
        var groups = Agreements.of(shown);
        if (groups.waiting().isEmpty()) {
            lists.add(new EmptyState(
                    VaadinIcon.CHECK_CIRCLE_O,
                    translate("access.approvals.empty.title"),
                    translate("access.approvals.empty.text")));
        }
        lists.add(
                new AgreementList(translate("access.approvals.waiting"), groups.waiting(), this::waiting),
                new AgreementList(translate("access.approvals.in-force"), groups.inForce(), this::inForce),
                new AgreementList(translate("access.approvals.over"), groups.over(), AgreementCard::new));
    }

    private AgreementCard waiting(Agreement agreement) {
        var card = new AgreementCard(agreement).note(ports.of(agreement.port()));
        return agreement.decidable()
                ? card.actions(button(Move.APPROVE, agreement), button(Move.DENY, agreement))
                : card.note(undecidable(agreement));
    }

    private Paragraph undecidable(Agreement agreement) {
        var own = agreement.requestedBy().equals(me.user()) || me.teams().contains(agreement.consumer());
        var note = new Paragraph(translate(own ? "access.approvals.own" : "access.approvals.others"));
        note.addClassName("hint");
        return note;
    }

    private AgreementCard inForce(Agreement agreement) {
        var card = new AgreementCard(agreement).note(ports.of(agreement.port()));
        return canRevoke(agreement) ? card.actions(button(Move.REVOKE, agreement)) : card;
    }

    private boolean canRevoke(Agreement agreement) {
        return me.owns().contains(Ports.domainOf(agreement.port()))
                || me.roles().contains("platform");
    }

    private Button button(Move move, Agreement agreement) {
        var button = new Button(
                translate("access.move." + move),
                click -> new MoveDialog(platform, move, agreement, () -> changed(visible())).open());
        button.addThemeVariants(move.look());
        return button;
    }
}
