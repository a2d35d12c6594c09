package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import java.util.Comparator;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.platform.api.ProductsApi.ProductDetail;
import org.finmesh.portal.access.Standing;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.LiveUpdates;
import org.finmesh.portal.shell.Page;

/** One data product: what it is, what it promises, and how to read it. */
@Route("products/:product/:section?(" + ProductSection.ADDRESSES + ")")
@PermitAll
public class ProductView extends Page implements BeforeEnterObserver {

    private static final Duration PERIOD = Duration.ofSeconds(2);

    private final PlatformApi platform;
    private final CurrentUser user;
    private String product = "";
    private String name = "";
    private String portWanted = "";
    private volatile String port = "";
    private volatile Standing standing = new Standing.Stranger();
    private ProductSection section = ProductSection.OVERVIEW;

    public ProductView(PlatformApi platform, CurrentUser user, LiveUpdates live) {
        this.platform = platform;
        this.user = user;
        live.keep(this, PERIOD, this::standing, this::changed, ignored -> {});
    }

    @Override
    protected String title() {
        return section == ProductSection.OVERVIEW
                ? name
                : translate("product.title", translate("product.section." + section), name);
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        product = event.getRouteParameters().get("product").orElseThrow();
        section = ProductSection.at(event.getRouteParameters().get("section").orElse(""));
        portWanted = event.getLocation()
                .getQueryParameters()
                .getSingleParameter("port")
                .orElse("");
        show();
    }

    private void show() {
        var shown = ask();
        port = shown.port().id();
        standing = shown.standing();
        name = shown.summary().name();
        removeAll();
        add(new ProductHeader(shown), new SectionLinks(shown, section), section.show(shown));
    }

    private Shown ask() {
        var detail = platform.products().product(product);
        var port = portOf(detail);
        return new Shown(platform, user.me(), detail, port, standing(port.id()), this::show);
    }

    private Standing standing(String port) {
        return Standing.of(user.me(), port, platform.agreements().agreements("mine"));
    }

    /** Who waits sees by themselves when the waiting is over; nobody else's page changes under their eyes. */
    private Standing standing() {
        return standing instanceof Standing.Waiting ? standing(port) : standing;
    }

    private void changed(Standing now) {
        if (!now.equals(standing)) {
            show();
        }
    }

    private Port portOf(ProductDetail detail) {
        return detail.ports().stream()
                .filter(port -> port.id().equals(portWanted))
                .findFirst()
                .orElseGet(() -> detail.ports().stream()
                        .max(Comparator.comparingInt(Port::major))
                        .orElseThrow());
    }
}
