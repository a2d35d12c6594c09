package org.finmesh.platform.processing.testing;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.processing.ProductTopology;
import org.jspecify.annotations.Nullable;

/**
 * A product's topology in a {@code TopologyTestDriver}, held to the product's real contract:
 *
 * {@snippet :
 * try (var product = TestedTopology.of(new FxRatesTopology(), Path.of("products/fx-rates"))) {
 *     product.pipe("treasury.ecb-reference-rates", "USD", "{…}", Instant.parse("2025-01-02T15:00:00Z"));
 *     assertThat(product.published()).singleElement()…
 *     assertThat(product.description()).isEqualTo(Files.readString(Path.of("src/test/resources/…/topology.txt")));
 * }
 * }
 */
public final class TestedTopology implements AutoCloseable {

    private TestedTopology() {}

    /**
     * @param productFolder the folder with {@code product.odps.yaml} and its contracts
     * @throws org.finmesh.platform.contract.InvalidContractException when the folder's files are not valid
     */
    public static TestedTopology of(ProductTopology topology, Path productFolder) {
        throw new UnsupportedOperationException("being written");
    }

    /** Brings one source record as its source would write it. */
    public void pipe(String topic, @Nullable String key, String json, Instant eventTime) {
        throw new UnsupportedOperationException("being written");
    }

    /** The same with a Java record, written as {@code SourceWriter} does. */
    public void pipe(String topic, @Nullable String key, Record jsonRecord, Instant eventTime) {
        throw new UnsupportedOperationException("being written");
    }

    /** What was published since the last call, in order. */
    public List<Published> published() {
        throw new UnsupportedOperationException("being written");
    }

    /** What was quarantined since the last call, in order. */
    public List<Quarantined> quarantined() {
        throw new UnsupportedOperationException("being written");
    }

    /** {@code Topology.describe()} as text, for the golden {@code topology.txt}. */
    public String description() {
        throw new UnsupportedOperationException("being written");
    }

    @Override
    public void close() {}

    /**
     * @param values by property name, in Java's types: String, BigDecimal, Instant, LocalDate, Long, Boolean; what is absent
     *     is absent
     */
    public record Published(String key, Map<String, Object> values, Instant eventTime) {}

    /** @param value the original bytes, as text */
    public record Quarantined(@Nullable String key, @Nullable String value, String reasonCode, String reason) {}
}
