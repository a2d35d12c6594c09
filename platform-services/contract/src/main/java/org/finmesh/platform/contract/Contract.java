package org.finmesh.platform.contract;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.contract.build.Durations;
import org.finmesh.platform.contract.build.Instants;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What the mesh uses of a data contract by the Open Data Contract Standard (ODCS). The whole document, extensions
 * included, stays in {@link #document}.
 *
 * @param port the output port that the contract describes: its product and the major of {@link #version}
 * @param properties of the one schema object, in the contract's order
 * @param customProperties of the contract, by name
 * @param document the contract as read, nothing lost
 * @param file the file it was read from
 */
public record Contract(
        PortId port,
        String id,
        SemanticVersion version,
        String status,
        String name,
        @Nullable String purpose,
        @Nullable String limitations,
        @Nullable String usage,
        List<Server> servers,
        String objectName,
        @Nullable String granularity,
        List<Property> properties,
        List<ServiceLevel> serviceLevels,
        List<String> tags,
        Map<String, JsonNode> customProperties,
        JsonNode document,
        SourceFile file) {

    /** What the names of the columns for hashes end with; no other column's does. */
    public static final String HASH_COLUMN_SUFFIX = "__masked";

    public Contract {
        servers = List.copyOf(servers);
        properties = List.copyOf(properties);
        serviceLevels = List.copyOf(serviceLevels);
        tags = List.copyOf(tags);
        customProperties = Map.copyOf(customProperties);
    }

    /**
     * @param type of ODCS: {@code kafka} or {@code postgres}, what the mesh serves
     * @param customProperties e.g. {@code partitions}, {@code cleanupPolicy}, {@code retention} of a topic
     */
    public record Server(String name, String type, String environment, Map<String, JsonNode> customProperties) {

        public Server {
            customProperties = Map.copyOf(customProperties);
        }
    }

    /**
     * A promise.
     *
     * @param property of ODCS: {@code freshness}, {@code latency}, {@code retention}, {@code availability}…
     * @param unit of ODCS: {@code ms}, {@code s}, {@code m}, {@code h}, {@code d}, {@code y}, or null
     */
    public record ServiceLevel(
            String property,
            String value,
            @Nullable String unit,
            @Nullable String driver,
            @Nullable String description) {

        /** Value and unit as a length of time, a year as 365 days; empty where they are none. */
        public Optional<Duration> duration() {
            return Durations.parse(value, unit);
        }

        /** Value as an instant, a date as its 00:00 UTC; empty where it is neither. */
        public Optional<Instant> instant() {
            return Instants.parse(value);
        }
    }

    /**
     * A field.
     *
     * @param name snake_case, as in topic and view
     * @param logicalType of ODCS: string, date, timestamp, integer, number, boolean
     * @param keyPosition from 1 where the field is part of the primary key, else 0
     * @param concept the URL of the business concept in the glossary, from {@code authoritativeDefinitions}
     * @param personal whether the field is personal data (custom property {@code personalData})
     * @param precision of a decimal: digits in all; null for other types
     * @param scale of a decimal: digits after the point; null for other types
     * @param options the property's {@code logicalTypeOptions}: bounds, pattern, format…
     * @param values the allowed values, empty when any is allowed (custom property {@code enum})
     */
    public record Property(
            String name,
            String businessName,
            @Nullable String description,
            String logicalType,
            boolean required,
            boolean unique,
            int keyPosition,
            Classification classification,
            boolean personal,
            boolean criticalDataElement,
            @Nullable String concept,
            @Nullable Integer precision,
            @Nullable Integer scale,
            Map<String, JsonNode> options,
            List<String> values,
            List<String> examples,
            Map<String, JsonNode> customProperties) {

        public Property {
            options = Map.copyOf(options);
            values = List.copyOf(values);
            examples = List.copyOf(examples);
            customProperties = Map.copyOf(customProperties);
        }

        public boolean key() {
            return keyPosition > 0;
        }

        /** How the masked outlets show it; empty where it is not personal, absent where the contract does not say. */
        public Optional<Masking> masking() {
            return personal
                    ? Optional.of(Optional.ofNullable(customProperties.get("masking"))
                            .map(JsonNode::stringValue)
                            .flatMap(Masking::parse)
                            .orElse(Masking.ABSENT))
                    : Optional.empty();
        }

        /** The table's column for what is shown of the field where it is hashed; filled by the domain. */
        public String hashColumn() {
            return name + HASH_COLUMN_SUFFIX;
        }

        /** One of {@link #options}: {@code minimum}, {@code maxLength}, {@code pattern}… */
        public Optional<JsonNode> option(String name) {
            return Optional.ofNullable(options.get(name));
        }
    }

    /** The primary key's properties by their position; at least one. */
    public List<Property> key() {
        return properties.stream()
                .filter(Property::key)
                .sorted(Comparator.comparingInt(Property::keyPosition))
                .toList();
    }

    /** Whether any field is personal data: then each outlet has a masked one beside it. */
    public boolean hasPersonalData() {
        return properties.stream().anyMatch(Property::personal);
    }

    /** The properties whose masked outlets show a hash. */
    public List<Property> hashed() {
        return properties.stream()
                .filter(property -> property.masking().equals(Optional.of(Masking.HASH)))
                .toList();
    }

    /** Which rows consumers see; empty where they see all (custom property {@code rowFilter}). */
    public Optional<RowFilter> rowFilter() {
        return Optional.ofNullable(customProperties.get("rowFilter"))
                .map(filter -> new RowFilter(
                        property(filter.required("field").stringValue()),
                        filter.required("in")
                                .valueStream()
                                .map(JsonNode::asString)
                                .toList()));
    }

    /**
     * By which of two records with the same key the newer is told (custom property {@code versionProperty}): a required
     * timestamp or integer; empty where the order in the topic tells.
     */
    public Optional<Property> versionProperty() {
        return Optional.ofNullable(customProperties.get("versionProperty")).map(name -> property(name.stringValue()));
    }

    private Property property(String name) {
        return properties.stream()
                .filter(property -> property.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    public Optional<Server> server(String type) {
        return servers.stream().filter(server -> server.type().equals(type)).findFirst();
    }

    public Optional<ServiceLevel> serviceLevel(String property) {
        return serviceLevels.stream()
                .filter(level -> level.property().equalsIgnoreCase(property))
                .findFirst();
    }

    /** From when on nobody answers for it and nobody new is let in (service level {@code endOfSupport}). */
    public Optional<Instant> endOfSupport() {
        return serviceLevel("endOfSupport").flatMap(ServiceLevel::instant);
    }

    /** From when on the port is no more: nothing is published and nobody reads (service level {@code endOfLife}). */
    public Optional<Instant> endOfLife() {
        return serviceLevel("endOfLife").flatMap(ServiceLevel::instant);
    }

    /** Whether {@link #endOfLife} has come. */
    public boolean hasEnded(Instant now) {
        return endOfLife().filter(end -> !now.isBefore(end)).isPresent();
    }

    /** How readers of the major before move to this one, as text or URL (custom property {@code migrationGuide}). */
    public Optional<String> migrationGuide() {
        return Optional.ofNullable(customProperties.get("migrationGuide")).map(JsonNode::stringValue);
    }

    /** The highest classification of any field: what the port as a whole is held to. */
    public Classification classification() {
        return properties.stream()
                .map(Property::classification)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }
}
