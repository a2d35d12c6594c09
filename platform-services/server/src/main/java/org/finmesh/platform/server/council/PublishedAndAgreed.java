package org.finmesh.platform.server.council;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Subject;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.Consumer;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.catalog.CatalogedProduct;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.springframework.stereotype.Component;

/** What is live, from catalog and access. */
@Component
class PublishedAndAgreed implements LiveMesh {

    /** @param publishedAt of the product that it was made from */
    private record Made(Instant publishedAt, Live live) {}

    private final Catalog catalog;
    private final Access access;

    /** One entry per product: a subject is dear to make, and the same until the product is published again. */
    private final Map<ProductId, Made> made = new ConcurrentHashMap<>();

    PublishedAndAgreed(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    @Override
    public State read() {
        var products = catalog.products();
        var agreements = access.granted();
        return new State(
                version(products, agreements),
                products.stream().map(this::live).toList(),
                live(agreements, contracts(products)));
    }

    @Override
    public String version() {
        return version(catalog.products(), access.granted());
    }

    /** Of what is in it: a product as it was published when, and which agreements; these do not change while they live. */
    private static String version(List<CatalogedProduct> products, List<Agreement> agreements) {
        var text = Stream.concat(
                        products.stream().map(entry -> entry.product().id() + "@" + entry.publishedAt()),
                        agreements.stream()
                                .map(agreement -> agreement.id().toString())
                                .sorted())
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Live live(CatalogedProduct cataloged) {
        return made.compute(
                        cataloged.product().id(),
                        (id, known) -> known != null && known.publishedAt().equals(cataloged.publishedAt())
                                ? known
                                : new Made(
                                        cataloged.publishedAt(),
                                        new Live(id.toString(), Subject.of(cataloged.product()))))
                .live();
    }

    private static Map<PortId, Contract> contracts(List<CatalogedProduct> products) {
        return products.stream()
                .flatMap(entry -> entry.product().contracts().stream())
                .collect(Collectors.toMap(Contract::port, Function.identity()));
    }

    /** The catalog hears of a new port a moment later than access does: until then there is nothing to judge by. */
    private static List<Live> live(List<Agreement> agreements, Map<PortId, Contract> contracts) {
        return agreements.stream()
                .flatMap(agreement -> Optional.ofNullable(contracts.get(agreement.port())).stream()
                        .map(contract ->
                                new Live("agreement " + agreement.id(), Subject.of(terms(agreement, contract)))))
                .toList();
    }

    private static AgreementTerms terms(Agreement agreement, Contract contract) {
        return new AgreementTerms(
                agreement.id().toString(),
                agreement.port(),
                agreement.consumer().id().value(),
                agreement.consumer().kind() == Consumer.Kind.TEAM,
                agreement.requestedBy(),
                agreement.purpose(),
                agreement.days(),
                contract.properties().stream()
                        .map(property -> new AgreementTerms.Field(
                                property.name(), property.classification(), property.personal()))
                        .toList());
    }
}
