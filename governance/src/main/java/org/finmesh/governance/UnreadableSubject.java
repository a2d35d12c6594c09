package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.ProductId;

/** A product of which nothing is known but that its files cannot be read. */
record UnreadableSubject(ProductId product, String why) implements Subject {

    @Override
    public List<Sight> seenBy(Policy.Scope scope) {
        return switch (scope) {
            case PRODUCT, CONTRACT ->
                List.of(new Sight("%s cannot be read: %s".formatted(product, why), product, null, Map.of()));
            case PLAN, AGREEMENT -> List.of();
        };
    }
}
