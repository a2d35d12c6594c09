package org.finmesh.platform.contract;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A data product by the Open Data Product Standard (ODPS), with the contracts of its output ports: what a product
 * folder holds.
 *
 * @param owner who answers for it: the team member with the role {@code owner}
 * @param processing what makes it (custom property {@code processing}): {@code kafka-streams} or {@code dbt}
 * @param sourceTopics topics private to the domain that feed it (custom property {@code sourceTopics}), full names
 * @param inputs ports of other products, or of the same domain's, that it reads
 * @param contracts one per live major version, in rising order; at least one
 */
public record DataProduct(
        ProductId id,
        String name,
        String status,
        @Nullable String purpose,
        @Nullable String limitations,
        @Nullable String usage,
        String owner,
        @Nullable String supportChannel,
        String processing,
        List<String> sourceTopics,
        List<InputPort> inputs,
        List<String> tags,
        Map<String, JsonNode> customProperties,
        List<Contract> contracts,
        JsonNode document,
        SourceFile file) {

    public DataProduct {
        sourceTopics = List.copyOf(sourceTopics);
        inputs = List.copyOf(inputs);
        tags = List.copyOf(tags);
        customProperties = Map.copyOf(customProperties);
        contracts = List.copyOf(contracts);
    }

    /** What it reads, whatever the terms. */
    public List<PortId> inputPorts() {
        return inputs.stream().map(InputPort::port).toList();
    }

    /** The contract of the highest major version. */
    public Contract latest() {
        return contracts.getLast();
    }

    /** The contract of one port of this product, where it is among {@link #contracts}. */
    public Optional<Contract> contract(PortId port) {
        return contracts.stream()
                .filter(contract -> contract.port().equals(port))
                .findFirst();
    }

    /** The active port of the highest major after {@code port}'s: where its readers move to. */
    public Optional<Contract> successorOf(PortId port) {
        return contracts.stream()
                .filter(contract -> contract.port().major() > port.major())
                .filter(contract -> contract.status().equals("active"))
                .max(Comparator.comparing(Contract::port));
    }
}
