package org.finmesh.portal;

import com.vaadin.flow.component.dependency.StyleSheet;
import com.vaadin.flow.component.page.AppShellConfigurator;
import com.vaadin.flow.component.page.ColorScheme;
import com.vaadin.flow.component.page.Inline;
import com.vaadin.flow.component.page.Push;
import com.vaadin.flow.server.AppShellSettings;
import com.vaadin.flow.theme.aura.Aura;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/**
 * The portal's process. It calls the platform's API with the access token of whoever is signed in and holds no other
 * credential, so it can do nothing that the API does not allow that person.
 */
@SpringBootApplication
@ConfigurationPropertiesScan
@Push
@ColorScheme(ColorScheme.Value.LIGHT_DARK)
@StyleSheet(Aura.STYLESHEET)
@StyleSheet("context://finmesh/portal.css")
public class Portal implements AppShellConfigurator {

    public static void main(String[] arguments) {
        SpringApplication.run(Portal.class, arguments);
    }

    /** The reader's choice of light or dark must be known before the first paint, so its script goes into the page. */
    @Override
    public void configurePage(AppShellSettings page) {
        page.setViewport("width=device-width, initial-scale=1");
        page.addFavIcon("icon", "finmesh/mark.svg", "any");
        page.addInlineFromFile(
                Inline.Position.PREPEND, "org/finmesh/portal/shell/appearance.js", Inline.Wrapping.JAVASCRIPT);
    }
}
