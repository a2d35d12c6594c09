package org.finmesh.governance;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;

/**
 * What the contracts of a product and of the ports that it reads say that their fields mean, by no glossary yet: made once,
 * it can be judged by many {@link Semantics}.
 */
public final class ProductMeaning {

    private final DataProduct product;
    private final Function<PortId, Optional<JsonNode>> published;
    private final Map<PortId, List<FieldMeaning>> own = new LinkedHashMap<>();
    private final Map<PortId, Optional<List<FieldMeaning>>> inputs = new LinkedHashMap<>();

    private ProductMeaning(DataProduct product, Function<PortId, Optional<JsonNode>> published) {
        this.product = product;
        this.published = published;
        product.contracts()
                .forEach(contract -> own.put(contract.port(), FieldMeaning.of(contract.port(), contract.document())));
        new LinkedHashSet<>(product.inputPorts())
                .forEach(port ->
                        inputs.put(port, published.apply(port).map(contract -> FieldMeaning.of(port, contract))));
    }

    /**
     * @param published the contract of a port as it is live, by ODCS; asked for the ports that the product reads, and for
     *     those of ways out
     */
    public static ProductMeaning of(DataProduct product, Function<PortId, Optional<JsonNode>> published) {
        return new ProductMeaning(product, published);
    }

    public DataProduct product() {
        return product;
    }

    /** Whether any field, its own or one that it reads, is about one of these concepts, by id. */
    public boolean isAbout(Set<String> concepts) {
        return Stream.concat(own.values().stream(), inputs.values().stream().flatMap(Optional::stream))
                .flatMap(List::stream)
                .anyMatch(field -> field.concept() != null && concepts.contains(field.concept()));
    }

    boolean isPublished(PortId port) {
        return published.apply(port).isPresent();
    }

    Map<PortId, List<FieldMeaning>> own() {
        return own;
    }

    /** Of the ports that are read, in the product's order; empty for one that is not published. */
    Map<PortId, Optional<List<FieldMeaning>>> inputs() {
        return inputs;
    }
}
