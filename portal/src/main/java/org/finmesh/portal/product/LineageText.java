package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.api.ProductsApi.Edge;
import org.finmesh.platform.api.ProductsApi.ProductDetail;

/** What flows into the product and out of it, as observed; and what it declares to read. */
class LineageText extends Div {

    LineageText(ProductDetail product) {
        var own = product.ports().stream()
                .flatMap(port -> Stream.of(port.id(), port.topic(), port.view()))
                .filter(java.util.Objects::nonNull)
                .collect(Collectors.toSet());
        var in = new TreeSet<>(product.inputs());
        product.lineage().stream()
                .filter(edge -> own.contains(edge.to()))
                .map(Edge::from)
                .forEach(in::add);
        in.removeAll(own);
        var out = product.lineage().stream()
                .filter(edge -> own.contains(edge.from()))
                .map(Edge::to)
                .filter(to -> !own.contains(to))
                .collect(Collectors.toCollection(TreeSet::new));
        addClassName("lineage");
        add(new H3(translate("product.lineage.in")));
        list(in, "product.lineage.in.none");
        add(new H3(translate("product.lineage.out")));
        list(out, "product.lineage.out.none");
    }

    private void list(Set<String> names, String none) {
        if (names.isEmpty()) {
            var text = new Paragraph(translate(none));
            text.addClassName("muted");
            add(text);
            return;
        }
        var list = new UnorderedList();
        List.copyOf(names).forEach(name -> {
            var item = new ListItem(name);
            item.addClassName("code");
            list.add(item);
        });
        add(list);
    }
}
