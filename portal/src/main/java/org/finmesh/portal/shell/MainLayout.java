package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.HasElement;
import com.vaadin.flow.component.applayout.AppLayout;
import com.vaadin.flow.component.applayout.DrawerToggle;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.router.Layout;
import jakarta.annotation.security.PermitAll;
import java.time.Duration;
import org.finmesh.platform.api.MeshApi.Status;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.session.PlatformException;

/** What surrounds every page: where to go, who is signed in, whether the platform answers. */
@Layout
@PermitAll
public class MainLayout extends AppLayout {

    private static final Duration PULSE = Duration.ofSeconds(2);

    private final ConnectionNotice connection = new ConnectionNotice();
    private final Div content = new Div(connection);

    public MainLayout(CurrentUser user, PlatformApi platform, LiveUpdates live) {
        setPrimarySection(Section.DRAWER);
        content.addClassName("content");
        var drawer = new Div(new Brand(), new Navigation(user, platform));
        drawer.getElement().setAttribute("role", "region");
        drawer.getElement().setAttribute("aria-label", translate("shell.brand.name"));
        addToDrawer(drawer);
        var toggle = new DrawerToggle();
        toggle.setAriaLabel(translate("shell.nav.toggle"));
        var corner = new Div(new AppearanceToggle(), new UserMenu(user));
        corner.addClassName("corner");
        var bar = new Header(skipLink(), toggle, corner);
        bar.addClassName("bar");
        addToNavbar(bar);
        live.keep(this, PULSE, () -> platform.mesh().status(), this::measured, this::unanswered);
    }

    private static Anchor skipLink() {
        var link = new Anchor("#content", translate("shell.nav.skip"));
        link.addClassName("skip-link");
        return link;
    }

    @Override
    public void showRouterLayoutContent(HasElement page) {
        content.getElement().removeAllChildren();
        content.getElement().appendChild(connection.getElement(), page.getElement());
        setContent(content);
    }

    private void measured(Status status) {
        connection.setVisible(false);
        getUI().ifPresent(ui -> ComponentUtil.fireEvent(ui, new HealthMeasured(ui, status)));
    }

    private void unanswered(PlatformException failure) {
        if (failure instanceof PlatformException.SignInRequired) {
            getUI().ifPresent(ui -> new SignInAgain().open());
            return;
        }
        connection.setVisible(true);
    }
}
