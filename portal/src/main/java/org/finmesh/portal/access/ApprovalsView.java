package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Stage;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.LiveUpdates;
import org.finmesh.portal.shell.Page;

/** For who decides: what waits for a decision, with all that one needs to decide; what is in force; who stands in for whom. */
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
        add(
                heading(translate("access.approvals.title"), translate("access.approvals.text")),
                lists,
                new DelegationsSection(platform.delegations(), me));
        shown = visible();
        show();
        live.keep(this, PERIOD, this::visible, this::changed, ignored -> {});
    }

    @Override
    protected String title() {
        return translate("access.approvals.title");
    }

    /** What waits for this person, in whosever name, and what they see besides. */
    private List<Agreement> visible() {
        var byId = new LinkedHashMap<String, Agreement>();
        var views = me.roles().stream().anyMatch(SEE_ALL::contains)
                ? Stream.of("to-decide", "all")
                : Stream.of("to-decide");
        views.flatMap(view -> platform.agreements().agreements(view).stream())
                .forEach(agreement -> byId.putIfAbsent(agreement.id(), agreement));
        return List.copyOf(byId.values());
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
                new AgreementList(translate("access.approvals.over"), groups.over(), this::over));
    }

    private AgreementCard waiting(Agreement agreement) {
        var card = new AgreementCard(agreement).note(ports.of(agreement.port())).note(alreadyReads(agreement));
        var moves = new ArrayList<Button>();
        if (agreement.decidable()) {
            moves.add(button(Move.APPROVE, agreement));
            moves.add(button(Move.DENY, agreement));
        } else {
            card.note(undecidable(agreement));
        }
        if (canRevoke(agreement)) {
            moves.add(button(Move.REVOKE, agreement));
        }
        return moves.isEmpty() ? card : card.actions(moves.toArray(Button[]::new));
    }

    /** What the consumer has besides, as far as this person sees it. */
    private Paragraph alreadyReads(Agreement agreement) {
        var others = shown.stream()
                .filter(other -> other.consumer().equals(agreement.consumer()))
                .filter(other -> !other.id().equals(agreement.id()))
                .filter(other -> AgreementState.of(other).isInForce())
                .map(Agreement::port)
                .distinct()
                .sorted()
                .toList();
        return hint(
                others.isEmpty()
                        ? translate("access.approvals.reads-nothing", agreement.consumer())
                        : translate("access.approvals.reads", agreement.consumer(), String.join(", ", others)));
    }

    private Paragraph undecidable(Agreement agreement) {
        var own = agreement.requestedBy().equals(me.user()) || me.teams().contains(agreement.consumer());
        return hint(translate(own ? "access.approvals.own" : "access.approvals.others", deciders(agreement)));
    }

    private static String deciders(Agreement agreement) {
        return Stream.ofNullable(agreement.pending())
                .flatMap(pending -> StageList.waiting(pending).stream())
                .map(Stage::deciders)
                .filter(Objects::nonNull)
                .findFirst()
                .orElseGet(() -> Ports.domainOf(agreement.port()));
    }

    private static Paragraph hint(String text) {
        var note = new Paragraph(text);
        note.addClassName("hint");
        return note;
    }

    private AgreementCard inForce(Agreement agreement) {
        var card = over(agreement).note(ports.of(agreement.port()));
        return canRevoke(agreement) ? card.actions(button(Move.REVOKE, agreement)) : card;
    }

    private AgreementCard over(Agreement agreement) {
        return new AgreementCard(agreement).proof(platform.receipts(), agreement);
    }

    private boolean canRevoke(Agreement agreement) {
        return AgreementState.of(agreement).isInForce()
                && (me.owns().contains(Ports.domainOf(agreement.port()))
                        || me.roles().contains("platform"));
    }

    private Button button(Move move, Agreement agreement) {
        var button = new Button(
                translate("access.move." + move),
                click -> new MoveDialog(platform, move, agreement, () -> changed(visible())).open());
        button.addThemeVariants(move.look());
        return button;
    }
}
