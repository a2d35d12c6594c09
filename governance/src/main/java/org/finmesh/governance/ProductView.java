package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.DataProduct;

/** What an expression sees of a product; the keys are in governance/policies/README.md. */
final class ProductView {

    private ProductView() {}

    /** @param contracts views of the product's contracts, in their order */
    static Map<String, Object> of(DataProduct product, List<Map<String, Object>> contracts) {
        return new View()
                .put("id", product.id().toString())
                .put("domain", product.id().domain().value())
                .put("name", product.name())
                .put("status", product.status())
                .put("purpose", product.purpose())
                .put("limitations", product.limitations())
                .put("usage", product.usage())
                .put("owner", product.owner())
                .put("support", product.supportChannel())
                .put("processing", product.processing())
                .put("sourceTopics", product.sourceTopics())
                .put(
                        "inputs",
                        product.inputPorts().stream().map(Object::toString).toList())
                .put("tags", product.tags())
                .put("custom", View.values(product.customProperties()))
                .put("contracts", List.copyOf(contracts))
                .build();
    }
}
