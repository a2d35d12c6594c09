package org.finmesh.portal.journey;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Page.GetByRoleOptions;
import com.microsoft.playwright.Page.ScreenshotOptions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Somebody in front of the portal, in a browser of their own; what the browser complains of is kept. */
final class Person implements AutoCloseable {

    private static final Set<String> SERIOUS = Set.of("serious", "critical");
    private static final List<Integer> WIDTHS = List.of(1440, 390);

    private final String portal;
    private final BrowserContext browser;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();

    Person(Browser chromium, String portal) {
        this.portal = portal;
        browser = chromium.newContext(new NewContextOptions()
                .setViewportSize(WIDTHS.getFirst(), 900)
                .setTimezoneId("Europe/Zurich")
                .setLocale("en-GB"));
        page = browser.newPage();
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(message.text() + " at " + page.url());
            }
        });
        page.onPageError(error -> complaints.add(error + " at " + page.url()));
    }

    /** Opens the portal, which sends people to Keycloak, and comes back to it. */
    void signIn(String user) {
        page.navigate(portal);
        page.locator("#username").fill(user);
        page.locator("#password").fill("finmesh");
        page.locator("#kc-login").click();
        heading("Marketplace").waitFor();
    }

    /** As if the portal had been restarted, or the session had been idle for too long. */
    void forgetPortalSession() {
        browser.addCookies(List.of(new Cookie("finmesh-portal", "ended").setUrl(portal)));
    }

    void open(String path) {
        page.navigate(portal + "/" + path);
        page.locator("main.page h1").waitFor();
    }

    Page page() {
        return page;
    }

    Locator heading(String text) {
        return page.getByRole(
                AriaRole.HEADING, new GetByRoleOptions().setName(text).setExact(true));
    }

    Locator button(String text) {
        return page.getByRole(
                AriaRole.BUTTON, new GetByRoleOptions().setName(text).setExact(true));
    }

    Locator link(String text) {
        return page.getByRole(
                AriaRole.LINK, new GetByRoleOptions().setName(text).setExact(true));
    }

    /** The open dialog. */
    Locator dialog() {
        return page.locator("vaadin-dialog[opened], vaadin-confirm-dialog[opened]");
    }

    Locator dialogButton(String text) {
        return dialog().getByRole(
                        AriaRole.BUTTON,
                        new Locator.GetByRoleOptions().setName(text).setExact(true));
    }

    /** Nothing on the page keeps people with a disability out, as far as axe can tell. */
    void expectAccessible() {
        var violations = new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(violation -> SERIOUS.contains(violation.getImpact()))
                        .map(violation -> violation.getId() + ": " + violation.getHelp() + " "
                                + violation.getNodes().stream()
                                        .map(node -> node.getHtml())
                                        .toList())
                        .toList();
        assertThat(violations).as("axe on %s", page.url()).isEmpty();
    }

    void expectNoComplaints() {
        assertThat(complaints).as("errors in the browser's console").isEmpty();
    }

    /** At every width, light and dark, each accessible, and back to where it was. */
    void screenshots(Path folder, String name) {
        for (var width : WIDTHS) {
            page.setViewportSize(width, 900);
            for (var scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                expectAccessible();
                screenshot(folder.resolve(
                        "%s-%d-%s.png".formatted(name, width, scheme.name().toLowerCase())));
            }
        }
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
        page.setViewportSize(WIDTHS.getFirst(), 900);
    }

    void screenshot(Path file) {
        page.screenshot(new ScreenshotOptions()
                .setPath(file)
                .setAnimations(com.microsoft.playwright.options.ScreenshotAnimations.DISABLED));
    }

    @Override
    public void close() {
        browser.close();
    }
}
