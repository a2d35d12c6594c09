package org.finmesh.governance;

import java.util.List;
import java.util.Map;

/** @param plan seen by scope plan */
record PlanSubject(ProductSubject product, Sight plan) implements Subject {

    static PlanSubject of(PlannedChange change) {
        var product = ProductSubject.of(change.planned());
        var id = change.planned().id();
        var sight = new Sight(id.toString(), id, null, Map.of("plan", PlanView.of(change, product)));
        return new PlanSubject(product, sight);
    }

    @Override
    public List<Sight> seenBy(Policy.Scope scope) {
        return switch (scope) {
            case PRODUCT, CONTRACT -> product.seenBy(scope);
            case PLAN -> List.of(plan);
            case AGREEMENT -> List.of();
        };
    }
}
