package org.finmesh.platform.server.products;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.api.ProductsApi.Edge;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.platform.api.ProductsApi.PortEnd;
import org.finmesh.platform.api.ProductsApi.ProductDetail;
import org.finmesh.platform.api.ProductsApi.ProductSummary;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.quality.Quality;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** A product as people see it: its contract, what was measured of it, and what flows into and out of it. */
@Component
public class ProductPages {

    private final Quality quality;
    private final Lineage lineage;

    ProductPages(Quality quality, Lineage lineage) {
        this.quality = quality;
        this.lineage = lineage;
    }

    /** @param match why a search found it; null without a search */
    public ProductSummary summary(DataProduct product, @Nullable String match) {
        var contract = product.latest();
        return new ProductSummary(
                product.id().toString(),
                contract.port().toString(),
                product.id().domain().value(),
                product.name(),
                product.purpose() == null ? "" : product.purpose(),
                product.owner(),
                contract.version().toString(),
                product.status(),
                contract.classification().toString(),
                personal(contract),
                outlets(contract),
                tags(product),
                FreshnessView.of(quality.freshness(contract)),
                match);
    }

    public ProductDetail detail(DataProduct product) {
        return new ProductDetail(
                summary(product, null),
                product.limitations(),
                product.usage(),
                product.supportChannel(),
                product.processing(),
                Stream.concat(product.inputPorts().stream().map(Object::toString), product.sourceTopics().stream())
                        .toList(),
                product.contracts().stream()
                        .map(contract -> port(contract, product))
                        .toList(),
                edges(product));
    }

    private Port port(Contract contract, DataProduct product) {
        var freshness = quality.freshness(contract);
        return new Port(
                contract.port().toString(),
                contract.port().major(),
                contract.version().toString(),
                contract.hasEnded(Instant.now()) ? "retired" : contract.status(),
                end(contract, product),
                contract.classification().toString(),
                personal(contract),
                contract.granularity(),
                contract.server("kafka").isPresent() ? contract.port().topic() : null,
                contract.server("postgres").isPresent() ? contract.port().view().toString() : null,
                contract.properties().stream().map(FieldView::of).toList(),
                contract.serviceLevels().stream()
                        .map(level -> FreshnessView.promise(level, freshness))
                        .toList(),
                FreshnessView.of(freshness),
                contract.file().text(),
                AvroSchema.of(contract),
                regulations(contract));
    }

    private static @Nullable PortEnd end(Contract contract, DataProduct product) {
        var successor = product.successorOf(contract.port());
        return contract.endOfLife()
                .map(life -> new PortEnd(
                        contract.endOfSupport().map(Object::toString).orElse(null),
                        life.toString(),
                        successor.map(Contract::port).map(Object::toString).orElse(null),
                        successor.flatMap(Contract::migrationGuide).orElse(null)))
                .orElse(null);
    }

    private List<Edge> edges(DataProduct product) {
        var ports = product.contracts().stream()
                .map(contract -> Dataset.of(contract.port()))
                .toList();
        return lineage.flows(ports).stream()
                .map(flow -> new Edge(
                        flow.source().name(),
                        flow.target().name(),
                        flow.lastSeen().toString()))
                .distinct()
                .toList();
    }

    private static boolean personal(Contract contract) {
        return contract.properties().stream().anyMatch(Property::personal);
    }

    private static List<String> outlets(Contract contract) {
        var outlets = new ArrayList<String>();
        contract.server("kafka").ifPresent(topic -> outlets.add("topic"));
        contract.server("postgres").ifPresent(table -> outlets.add("table"));
        return outlets;
    }

    private static List<String> tags(DataProduct product) {
        return Stream.concat(product.tags().stream(), product.latest().tags().stream())
                .distinct()
                .toList();
    }

    private static List<String> regulations(Contract contract) {
        var regimes = contract.customProperties().get("regulatoryRegimes");
        return regimes == null
                ? List.of()
                : regimes.valueStream().map(JsonNode::asString).toList();
    }
}
