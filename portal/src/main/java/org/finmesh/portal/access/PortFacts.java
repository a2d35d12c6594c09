package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.platform.api.ProductsApi.ProductDetail;
import org.finmesh.portal.discover.ProductBadges;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;

/** What a decider must know of the data: how closely it is held, whether it is about people, which rules apply. */
class PortFacts {

    private final ProductsApi products;
    private final Map<String, ProductDetail> known = new HashMap<>();

    PortFacts(ProductsApi products) {
        this.products = products;
    }

    Div of(String port) {
        var facts = new Div();
        facts.addClassName("pills");
        find(port).ifPresent(found -> describe(found, facts));
        return facts;
    }

    /** A port that is known to be there. */
    Port port(String port) {
        return find(port).orElseThrow();
    }

    private Optional<Port> find(String port) {
        return known.computeIfAbsent(Ports.productOf(port), products::product).ports().stream()
                .filter(one -> one.id().equals(port))
                .findFirst();
    }

    private static void describe(Port port, Div facts) {
        facts.add(ProductBadges.classification(port.classification()));
        if (port.personalData()) {
            facts.add(new Pill(translate("discover.badge.personal"), Tone.WARNING));
        }
        port.regulations().forEach(regulation -> facts.add(new Pill(regulation, Tone.PLAIN)));
    }
}
