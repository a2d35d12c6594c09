package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** A contract of which nobody knows the product. */
record ContractSubject(Sight contract) implements Subject {

    static ContractSubject of(JsonNode document) {
        var view = ContractView.of(document);
        return new ContractSubject(new Sight(document.path("id").asString(""), null, null, Map.of("contract", view)));
    }

    @Override
    public List<Sight> seenBy(Policy.Scope scope) {
        return switch (scope) {
            case CONTRACT -> List.of(contract);
            case PRODUCT, PLAN, AGREEMENT -> List.of();
        };
    }
}
