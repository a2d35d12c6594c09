package org.finmesh.portal.discover;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.finmesh.platform.api.ProductsApi.ProductSummary;

/** One button per domain that has products, with how many. */
class DomainFilter extends Div {

    private final Map<String, NativeButton> buttons = new LinkedHashMap<>();
    private final Consumer<String> onChoice;

    DomainFilter(Consumer<String> onChoice) {
        this.onChoice = onChoice;
        addClassName("domain-filter");
        getElement().setAttribute("role", "group");
        getElement().setAttribute("aria-label", translate("discover.domains.label"));
    }

    void offer(List<ProductSummary> products) {
        var counts = products.stream()
                .collect(Collectors.groupingBy(ProductSummary::domain, TreeMap::new, Collectors.counting()));
        button("", translate("discover.domains.all"));
        counts.forEach((domain, count) -> button(domain, translate("discover.domains.one", domain, count)));
    }

    private void button(String domain, String text) {
        var button = new NativeButton(text, click -> onChoice.accept(domain));
        button.addClassName("chip");
        buttons.put(domain, button);
        add(button);
    }

    /** @param domain empty for all */
    void choose(String domain) {
        buttons.forEach((name, button) ->
                button.getElement().setAttribute("aria-pressed", String.valueOf(name.equals(domain))));
    }
}
