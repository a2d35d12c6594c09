package org.finmesh.platform.access;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SqlName;
import org.jspecify.annotations.Nullable;

/**
 * A port that can be asked for, as access knows it.
 *
 * @param hasTopic whether it is read as a topic
 * @param hasView whether it is read as a view
 * @param limitsRows whether its contract shows consumers only some of the rows, which no topic can
 * @param fields of the contract, in its order
 * @param status of the contract: {@code active}, {@code deprecated}…
 * @param migrationGuide how readers of the major before move to this one, as text or URL
 * @param endOfSupport from when on it takes no requests; null while it is not known
 * @param endOfLife from when on nobody reads it; null while it is not known
 */
public record OfferedPort(
        PortId port,
        boolean hasTopic,
        boolean hasView,
        boolean limitsRows,
        List<Field> fields,
        String status,
        @Nullable String migrationGuide,
        @Nullable Instant endOfSupport,
        @Nullable Instant endOfLife) {

    /**
     * @param personal whether it is personal data
     * @param absentWhenMasked whether the masked outlets show nothing of it
     */
    public record Field(String name, Classification classification, boolean personal, boolean absentWhenMasked) {}

    public OfferedPort {
        fields = List.copyOf(fields);
    }

    /** Of its fields, in the contract's order. */
    public List<String> names() {
        return fields.stream().map(Field::name).toList();
    }

    public Optional<String> topic() {
        return hasTopic ? Optional.of(port.topic()) : Optional.empty();
    }

    public Optional<SqlName> view() {
        return hasView ? Optional.of(port.view()) : Optional.empty();
    }

    public boolean isEnding() {
        return endOfLife != null;
    }

    public boolean hasEnded(Instant now) {
        return isReached(endOfLife, now);
    }

    /** Whether it can be asked for: until its support ends. */
    public boolean takesRequests(Instant now) {
        return !hasEnded(now) && !isReached(endOfSupport, now);
    }

    private static boolean isReached(@Nullable Instant end, Instant now) {
        return end != null && !now.isBefore(end);
    }

    /** Whether readers of {@code before} can move here: a later major of the same product, in force. */
    public boolean follows(OfferedPort before) {
        return port.product().equals(before.port.product())
                && port.major() > before.port.major()
                && status.equals("active");
    }

    /**
     * Why an agreement on {@code before} does not cover this port: a field is held more closely than it was, is newly
     * personal data, or is new and held more closely than anything before. Empty when it covers all of it.
     */
    public Optional<String> beyond(OfferedPort before) {
        return fields.stream()
                .flatMap(field -> before.notCovered(field).stream())
                .findFirst();
    }

    /** As {@link #beyond(OfferedPort)}, for what such terms on {@code before} cover there and would here. */
    public Optional<String> beyond(OfferedPort before, Terms terms) {
        return terms.on(this)
                .map(next -> showing(next.fields()).beyond(before.showing(terms.fields())))
                .orElseGet(() ->
                        Optional.of("%s has none of the fields %s".formatted(port, String.join(", ", terms.fields()))));
    }

    /** As if it had these fields alone. */
    OfferedPort showing(Set<String> names) {
        return new OfferedPort(
                port,
                hasTopic,
                hasView,
                limitsRows,
                fields.stream().filter(field -> names.contains(field.name())).toList(),
                status,
                migrationGuide,
                endOfSupport,
                endOfLife);
    }

    /** Why what was agreed to of this port does not cover such a field of a later version; empty when it does. */
    Optional<String> notCovered(Field field) {
        var same =
                fields.stream().filter(old -> old.name().equals(field.name())).findFirst();
        if (field.personal() && !same.map(Field::personal).orElse(false)) {
            return Optional.of("field %s is personal data, which %s did not have there".formatted(field.name(), port));
        }
        var covered = same.or(this::mostClosed).map(Field::classification);
        return covered.filter(classification -> field.classification().compareTo(classification) <= 0)
                        .isPresent()
                ? Optional.empty()
                : Optional.of("field %s is %s, and what was agreed to of %s is %s"
                        .formatted(
                                field.name(),
                                field.classification(),
                                port,
                                covered.map(Object::toString).orElse("not known")));
    }

    private Optional<Field> mostClosed() {
        return fields.stream().max(Comparator.comparing(Field::classification));
    }
}
