package org.finmesh.platform.provisioning;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.provisioning.Resource.Key;

/** Whether a product's contracts may follow those that are published: their versions, their majors and their ends. */
final class Succession {

    private final Map<PortId, PublishedPort> published;
    private final PortReaders readers;
    private final Instant now;
    private final List<Refusal> refusals = new ArrayList<>();

    private Succession(Collection<PublishedPort> published, PortReaders readers, Instant now) {
        this.published = published.stream().collect(Collectors.toMap(PublishedPort::port, Function.identity()));
        this.readers = readers;
        this.now = now;
    }

    /** Pure, but for the question who reads what would break. */
    static List<Refusal> refusals(
            DataProduct product, Collection<PublishedPort> published, PortReaders readers, Instant now) {
        var succession = new Succession(published, readers, now);
        product.contracts().forEach(succession::check);
        succession.checkDropped(product);
        return List.copyOf(succession.refusals);
    }

    private void check(Contract contract) {
        var before = published.get(contract.port());
        if (before == null) {
            checkFirst(contract);
        } else if (before.hasEnded(now)) {
            checkEnded(contract, before);
        } else {
            checkLiving(contract, before);
        }
    }

    /** The first major of a product may be any: it may have lived elsewhere before. */
    private void checkFirst(Contract contract) {
        published.keySet().stream()
                .filter(port -> port.compareTo(contract.port()) > 0)
                .findFirst()
                .ifPresent(higher -> refuse(
                        contract,
                        "was never published and %s was: a new major is higher than all before".formatted(higher)));
    }

    /** Nobody reads it any more, so its words may change as they like. */
    private void checkEnded(Contract contract, PublishedPort before) {
        if (before.withdrawnAt() != null || !contract.hasEnded(now)) {
            refuse(
                    contract,
                    "ended at %s, and what has ended does not come back: publish a new major version"
                            .formatted(before.endOfLife()));
        }
    }

    private void checkLiving(Contract contract, PublishedPort before) {
        if (contract.hasEnded(now)) {
            refuse(
                    contract,
                    "would have ended at %s already: give its readers time to move"
                            .formatted(contract.endOfLife().orElseThrow()));
        }
        if (before.published() != null) {
            refusals.addAll(VersionCheck.refusals(before.published(), contract, readers));
        }
    }

    private void checkDropped(DataProduct product) {
        published.values().stream()
                .filter(port -> port.withdrawnAt() == null)
                .filter(port -> product.contract(port.port()).isEmpty())
                .filter(port -> !port.hasEnded(now))
                .forEach(port -> refusals.add(new Refusal(
                        new Key("port", port.port().toString()),
                        ProvisioningError.PORT_ALIVE,
                        port.endOfLife() == null
                                ? "is published, and its contract is missing: keep its file in the folder, and deprecate it first"
                                : "lives until %s, and its contract is missing: keep its file in the folder until then"
                                        .formatted(port.endOfLife()))));
    }

    private void refuse(Contract contract, String message) {
        refusals.add(new Refusal(VersionCheck.keyOf(contract), ProvisioningError.PORT_END, message));
    }
}
