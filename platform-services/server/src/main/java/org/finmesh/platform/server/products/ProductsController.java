package org.finmesh.platform.server.products;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.api.ProductsApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.server.connecting.ConnectionGuide;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class ProductsController implements ProductsApi {

    private final Catalog catalog;
    private final ProductPages pages;
    private final Samples samples;
    private final ConnectionGuide guide;

    ProductsController(Catalog catalog, ProductPages pages, Samples samples, ConnectionGuide guide) {
        this.catalog = catalog;
        this.pages = pages;
        this.samples = samples;
        this.guide = guide;
    }

    @Override
    public List<ProductSummary> products(@Nullable String q) {
        if (q == null || q.isBlank()) {
            return catalog.products().stream()
                    .map(cataloged -> pages.summary(cataloged.product(), null))
                    .toList();
        }
        return catalog.find(q).stream()
                .map(found -> pages.summary(found.product().product(), found.match()))
                .toList();
    }

    @Override
    public ProductDetail product(String id) {
        return productId(id)
                .flatMap(catalog::product)
                .map(cataloged -> pages.detail(cataloged.product()))
                .orElseThrow(() -> new ServerException(
                        ServerError.PRODUCT_UNKNOWN,
                        "there is no product '%s'; a product is <domain>.<product>, as the catalog shows it"
                                .formatted(id)));
    }

    @Override
    public Sample sample(String port, int limit) {
        return samples.of(contract(port), limit);
    }

    @Override
    public Connection connection(String port, @Nullable String consumer) {
        return guide.connection(contract(port), consumer);
    }

    private Contract contract(String port) {
        return portId(port)
                .flatMap(catalog::contract)
                .orElseThrow(() -> new ServerException(
                        ServerError.PORT_UNKNOWN,
                        "there is no port '%s'; a port is <domain>.<product>.v<major>, as the catalog shows it"
                                .formatted(port)));
    }

    private static Optional<ProductId> productId(String text) {
        try {
            return Optional.of(ProductId.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private static Optional<PortId> portId(String text) {
        try {
            return Optional.of(PortId.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
