package org.finmesh.portal.shell;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.avatar.Avatar;
import com.vaadin.flow.component.contextmenu.SubMenu;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.menubar.MenuBar;
import com.vaadin.flow.component.menubar.MenuBarVariant;
import java.util.stream.Collectors;
import org.finmesh.platform.api.MeshApi.Me;
import org.finmesh.portal.session.CurrentUser;
import org.finmesh.portal.session.PlatformException;

/** Who is signed in, with what roles, and the way out. */
class UserMenu extends MenuBar {

    UserMenu(CurrentUser user) {
        addClassName("user-menu");
        addThemeVariants(MenuBarVariant.TERTIARY);
        setOpenOnHover(false);
        var name = new Span(user.name());
        name.addClassName("user-name");
        var item = addItem(new Div(avatar(user), name));
        item.setAriaLabel(translate("shell.user.menu", user.name()));
        describe(item.getSubMenu(), user);
        item.getSubMenu().addSeparator();
        item.getSubMenu().addItem(translate("shell.user.sign-out"), click -> user.signOut());
    }

    private static Avatar avatar(CurrentUser user) {
        var avatar = new Avatar(user.name());
        avatar.setAbbreviation(initials(user.name()));
        avatar.getElement().setAttribute("aria-hidden", "true");
        avatar.getElement().setAttribute("tabindex", "-1");
        return avatar;
    }

    /** First and last, so that they fit: {@code TB} of Tessa van den Berg. */
    static String initials(String name) {
        var words = name.strip().split("\\s+");
        var last = words.length == 1 ? "" : words[words.length - 1].substring(0, 1);
        return words[0].isEmpty() ? "" : words[0].substring(0, 1) + last;
    }

    private static void describe(SubMenu menu, CurrentUser user) {
        menu.addItem(card(user)).setEnabled(false);
    }

    private static Div card(CurrentUser user) {
        var card = new Div(new Div(user.name()));
        card.addClassName("user-card");
        try {
            var me = user.me();
            card.add(new Div(me.user()), new Div(roles(me)), new Div(teams(me)));
        } catch (PlatformException unknown) {
            card.add(new Div(translate("shell.user.roles-unknown")));
        }
        return card;
    }

    private static String roles(Me me) {
        return me.roles().stream().map(role -> translate("shell.role." + role)).collect(Collectors.joining(", "));
    }

    private static String teams(Me me) {
        return me.teams().isEmpty() ? "" : translate("shell.user.teams", String.join(", ", me.teams()));
    }
}
