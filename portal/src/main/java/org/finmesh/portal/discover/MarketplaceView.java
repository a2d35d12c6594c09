package org.finmesh.portal.discover;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.Location;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.PermitAll;
import org.finmesh.portal.session.PlatformApi;
import org.finmesh.portal.shell.EmptyState;
import org.finmesh.portal.shell.Page;

/** Everything the mesh offers, and the search through it. The address holds the search, so it can be shared. */
@Route("")
@PermitAll
public class MarketplaceView extends Page implements BeforeEnterObserver {

    private final PlatformApi platform;
    private final SearchField search = new SearchField(this::searchFor);
    private final DomainFilter domains = new DomainFilter(this::narrowTo);
    private final Paragraph count = new Paragraph();
    private final Div results = new Div();
    private Search current = Search.ALL;

    public MarketplaceView(PlatformApi platform) {
        this.platform = platform;
        count.addClassName("result-count");
        count.getElement().setAttribute("role", "status");
        results.addClassName("cards");
        var tools = new Div(search, domains);
        tools.addClassName("marketplace-tools");
        add(heading(translate("discover.title"), translate("discover.text")), tools, count, results);
        domains.offer(platform.products().products(null));
    }

    @Override
    protected String title() {
        return translate("discover.title");
    }

    @Override
    public void beforeEnter(BeforeEnterEvent event) {
        show(Search.of(event.getLocation().getQueryParameters()));
        search.setValue(current.words());
    }

    private void searchFor(String words) {
        remember(new Search(words, current.domain()));
    }

    private void narrowTo(String domain) {
        remember(new Search(current.words(), domain));
    }

    /** Changes the page and its address in place: typing must not fill the browser's history. */
    private void remember(Search wanted) {
        if (!wanted.equals(current)) {
            show(wanted);
            UI.getCurrent().getPage().getHistory().replaceState(null, new Location("", wanted.parameters()));
        }
    }

    private void show(Search wanted) {
        current = wanted;
        domains.choose(wanted.domain());
        var found = platform.products().products(wanted.words()).stream()
                .filter(wanted::isInDomain)
                .toList();
        results.removeAll();
        found.forEach(product -> results.add(new ProductCard(product)));
        count.setText(translate("discover.count", found.size()));
        count.setVisible(!found.isEmpty());
        if (found.isEmpty()) {
            results.add(nothing());
        }
    }

    private EmptyState nothing() {
        if (current.equals(Search.ALL)) {
            return new EmptyState(
                    VaadinIcon.PACKAGE, translate("discover.empty.title"), translate("discover.empty.text"));
        }
        var all = new Button(translate("discover.none.all"), click -> {
            search.setValue("");
            remember(Search.ALL);
        });
        return new EmptyState(
                VaadinIcon.SEARCH, translate("discover.none.title"), translate("discover.none.text"), all);
    }
}
