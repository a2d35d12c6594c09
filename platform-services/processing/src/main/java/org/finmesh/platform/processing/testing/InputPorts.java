package org.finmesh.platform.processing.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.record.SchemaSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The products that a tested product reads, by their real contracts, and records of theirs. */
final class InputPorts implements SchemaSource {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int FIRST_SCHEMA_ID = 100;

    /** @param key the record's, as its topic has it */
    record Written(String key, byte[] value) {}

    private final List<DataProduct> products;
    private final List<Contract> contracts;

    private InputPorts(List<DataProduct> products, List<Contract> contracts) {
        this.products = products;
        this.contracts = contracts;
    }

    /** @param productFolder of the product that reads them */
    static InputPorts of(DataProduct product, Path productFolder) {
        var products = new ArrayList<DataProduct>();
        var contracts = new ArrayList<Contract>();
        for (var port : product.inputPorts()) {
            var input = product.id().equals(port.product()) ? product : read(folderOf(product, port, productFolder));
            products.add(input);
            contracts.add(input.contract(port)
                    .orElseThrow(() -> new IllegalArgumentException("there is no contract of input port " + port)));
        }
        return new InputPorts(products, contracts);
    }

    /** Beside the product where it is of the same domain, else where the repository has it. */
    private static Path folderOf(DataProduct product, PortId port, Path productFolder) {
        var products = productFolder.toAbsolutePath().normalize().getParent();
        var name = port.product().name();
        var beside = products.resolve(name);
        if (Files.isDirectory(beside)
                && port.product().domain().equals(product.id().domain())) {
            return beside;
        }
        return products.resolve("../../%s/products/%s".formatted(port.product().domain(), name))
                .normalize();
    }

    static DataProduct read(Path folder) {
        try {
            return ProductFolder.at(folder).read();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    List<DataProduct> products() {
        return products;
    }

    @Override
    public String schema(int id) {
        return AvroSchema.of(contracts.get(id - FIRST_SCHEMA_ID));
    }

    Written write(PortId port, byte[] json) {
        var index = contracts.stream().map(Contract::port).toList().indexOf(port);
        if (index < 0) {
            throw new IllegalArgumentException("%s is none of the product's input ports".formatted(port));
        }
        var contract = contracts.get(index);
        var record = JSON.readTree(json);
        requireKnown(contract, record);
        var schema = new Schema.Parser().parse(AvroSchema.of(contract));
        return new Written(key(contract, record), AvroValues.write(schema, FIRST_SCHEMA_ID + index, record));
    }

    private static void requireKnown(Contract contract, JsonNode record) {
        var known = contract.properties().stream().map(Property::name).collect(Collectors.toSet());
        var unknown = record.properties().stream()
                .map(Map.Entry::getKey)
                .filter(name -> !known.contains(name))
                .toList();
        if (!unknown.isEmpty()) {
            throw new IllegalArgumentException("%s has no fields %s".formatted(contract.port(), unknown));
        }
    }

    private static String key(Contract contract, JsonNode record) {
        return contract.key().stream()
                .map(property -> record.required(property.name()).asString())
                .collect(Collectors.joining("|"));
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
