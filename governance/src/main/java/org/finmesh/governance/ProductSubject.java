package org.finmesh.governance;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.contract.DataProduct;

/**
 * @param source what it was made of
 * @param product seen by scope product
 * @param contracts each seen by scope contract
 */
record ProductSubject(DataProduct source, Sight product, List<Sight> contracts) implements Subject {

    static ProductSubject of(DataProduct product) {
        var views = new ArrayList<Map<String, Object>>();
        var sights = new ArrayList<Sight>();
        for (var contract : product.contracts()) {
            var view = ContractView.of(contract.document());
            views.add(view);
            sights.add(new Sight(contract.id(), product.id(), contract.port(), Map.of("contract", view)));
        }
        var view = Map.<String, Object>of("product", ProductView.of(product, views));
        return new ProductSubject(
                product, new Sight(product.id().toString(), product.id(), null, view), List.copyOf(sights));
    }

    @Override
    public Optional<DataProduct> published() {
        return Optional.of(source);
    }

    @Override
    public List<Sight> seenBy(Policy.Scope scope) {
        return switch (scope) {
            case PRODUCT -> List.of(product);
            case CONTRACT -> contracts;
            case PLAN, AGREEMENT -> List.of();
        };
    }
}
