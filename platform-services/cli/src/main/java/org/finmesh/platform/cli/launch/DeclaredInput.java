package org.finmesh.platform.cli.launch;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.InputPort;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.jspecify.annotations.Nullable;

/**
 * A port of another domain that a product says it reads.
 *
 * @param product that reads it
 * @param requester the product's owner, who asks in the name of the domain's team
 * @param portOwner who answers for the port; empty where its product is none of these
 * @param purpose 1 to 500 characters
 */
record DeclaredInput(
        ProductId product,
        String requester,
        PortId port,
        Optional<String> portOwner,
        String purpose,
        @Nullable String legalBasis) {

    private static final List<String> LIVE = List.of("requested", "approved", "active");
    private static final int PURPOSE_LENGTH_MAX = 500;
    private static final int DAYS = 365;

    /** Of these products, in their order; what several products read of one port for one purpose is asked for once. */
    static List<DeclaredInput> of(Collection<DataProduct> products) {
        var owners = products.stream().collect(Collectors.toMap(DataProduct::id, DataProduct::owner));
        return products.stream()
                .flatMap(product -> product.inputs().stream()
                        .filter(input -> !input.port()
                                .product()
                                .domain()
                                .equals(product.id().domain()))
                        .map(input -> of(
                                product,
                                input,
                                Optional.ofNullable(owners.get(input.port().product())))))
                .toList();
    }

    private static DeclaredInput of(DataProduct product, InputPort input, Optional<String> portOwner) {
        var purpose = Optional.ofNullable(input.purpose()).or(() -> Optional.ofNullable(product.purpose()));
        return new DeclaredInput(
                product.id(),
                product.owner(),
                input.port(),
                portOwner,
                shortened(purpose.orElseGet(() -> "input of " + product.id())),
                input.legalBasis());
    }

    private static String shortened(String purpose) {
        var words = purpose.strip();
        return words.length() <= PURPOSE_LENGTH_MAX ? words : words.substring(0, PURPOSE_LENGTH_MAX - 1) + "…";
    }

    String consumer() {
        return product.domain().value();
    }

    /** The whole port, personal fields as they are: what a domain processes it reads whole, and masks in what it makes. */
    AccessRequest request() {
        return new AccessRequest(
                List.of(new RequestedPort(port.toString(), null, "clear")), consumer(), purpose, legalBasis, DAYS);
    }

    /** Also when its terms were changed since. */
    boolean isMetBy(Agreement agreement) {
        return agreement.port().equals(port.toString())
                && agreement.consumer().equals(consumer())
                && agreement.purpose().equals(purpose)
                && LIVE.contains(agreement.state());
    }

    @Override
    public String toString() {
        return "%s for %s".formatted(port, product);
    }
}
