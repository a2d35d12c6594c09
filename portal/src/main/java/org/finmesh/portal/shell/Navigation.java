package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.sidenav.SideNav;
import com.vaadin.flow.component.sidenav.SideNavItem;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.session.PlatformException;

/** The pages there are for this person. */
class Navigation extends SideNav {

    private static final Set<String> DECIDERS = Set.of("manager", "owner", "council-member", "platform", "auditor");
    private static final Set<String> OVERSEERS = Set.of("platform", "auditor");

    Navigation(CurrentUser user, PlatformApi platform) {
        getElement().setAttribute("aria-label", translate("shell.nav.label"));
        addItem(item("marketplace", "", VaadinIcon.GRID_BIG_O));
        addItem(item("requests", "requests", VaadinIcon.KEY_O));
        if (shows(() -> has(user, DECIDERS) || standsIn(user, platform))) {
            addItem(item("approvals", "approvals", VaadinIcon.CHECK_CIRCLE_O));
        }
        addItem(item("incidents", "incidents", VaadinIcon.BELL_O));
        if (shows(() -> has(user, OVERSEERS))) {
            addItem(item("drift", "drift", VaadinIcon.SCALE));
        }
    }

    private static SideNavItem item(String name, String path, VaadinIcon icon) {
        return new SideNavItem(translate("shell.nav." + name), path, icon.create());
    }

    /** While the platform does not say, everything is shown: the page itself tells what is wrong. */
    private static boolean shows(BooleanSupplier question) {
        try {
            return question.getAsBoolean();
        } catch (PlatformException unknown) {
            return true;
        }
    }

    private static boolean has(CurrentUser user, Set<String> roles) {
        return user.me().roles().stream().anyMatch(roles::contains);
    }

    /** Whether somebody lets them decide in their name. */
    private static boolean standsIn(CurrentUser user, PlatformApi platform) {
        return platform.delegations().delegations().stream()
                .anyMatch(delegation ->
                        delegation.inForce() && delegation.to().equals(user.me().user()));
    }
}
