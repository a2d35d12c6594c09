package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.Set;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformException;

/** The pages there are for this person. */
class Navigation extends SideNav {

    private static final Set<String> DECIDERS = Set.of("owner", "platform", "auditor");

    Navigation(CurrentUser user) {
        getElement().setAttribute("aria-label", translate("shell.nav.label"));
        addItem(item("marketplace", "", VaadinIcon.GRID_BIG_O));
        addItem(item("requests", "requests", VaadinIcon.KEY_O));
        if (decides(user)) {
            addItem(item("approvals", "approvals", VaadinIcon.CHECK_CIRCLE_O));
        }
    }

    private static SideNavItem item(String name, String path, VaadinIcon icon) {
        return new SideNavItem(translate("shell.nav." + name), path, icon.create());
    }

    /** While the platform does not say, everything is shown: the page itself tells what is wrong. */
    private static boolean decides(CurrentUser user) {
        try {
            return user.me().roles().stream().anyMatch(DECIDERS::contains);
        } catch (PlatformException unknown) {
            return true;
        }
    }
}
