package org.finmesh.platform.server.lineage;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Successions;
import org.finmesh.platform.api.LineageApi.AffectedPort;
import org.finmesh.platform.api.LineageApi.PersonalField;
import org.finmesh.platform.api.LineageApi.ReachedField;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.lineage.Dataset;
import org.finmesh.platform.lineage.Direction;
import org.finmesh.platform.lineage.FieldEdge;
import org.finmesh.platform.lineage.FieldRef;
import org.finmesh.platform.lineage.Flow;
import org.finmesh.platform.lineage.Lineage;
import org.finmesh.platform.server.identity.Caller;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What a field reaches, with what contracts and agreements say of it. */
@Component
class Reach {

    private final Lineage lineage;
    private final Catalog catalog;
    private final Successions successions;

    Reach(Lineage lineage, Catalog catalog, Successions successions) {
        this.lineage = lineage;
        this.catalog = catalog;
        this.successions = successions;
    }

    /** The port that changes too: its own consumers feel it first. */
    List<AffectedPort> impact(FieldRef start, Caller reader) {
        var fields = new TreeMap<PortId, SortedSet<String>>();
        Stream.concat(
                        Stream.of(start),
                        lineage.walk(start, Direction.DOWNSTREAM, false).stream()
                                .map(FieldEdge::to))
                .forEach(field -> add(fields, field));
        if (start.field().equals(FieldRef.ALL)) {
            // Where no field was seen to flow yet, the whole of the dataset may.
            lineage.walk(start.dataset(), Direction.DOWNSTREAM).stream()
                    .map(Flow::target)
                    .filter(target -> target.port().filter(fields::containsKey).isEmpty())
                    .forEach(target -> add(fields, new FieldRef(target, FieldRef.ALL)));
        }
        return fields.entrySet().stream()
                .map(port -> affected(port.getKey(), port.getValue(), start, reader))
                .toList();
    }

    private static void add(TreeMap<PortId, SortedSet<String>> fields, FieldRef field) {
        field.dataset()
                .port()
                .ifPresent(port ->
                        fields.computeIfAbsent(port, _ -> new TreeSet<>()).add(field.field()));
    }

    private AffectedPort affected(PortId port, SortedSet<String> fields, FieldRef start, Caller reader) {
        return new AffectedPort(
                port.toString(),
                catalog.product(port.product())
                        .map(cataloged -> cataloged.product().owner())
                        .orElse(null),
                List.copyOf(fields),
                mayKnowReaders(port, start, reader) ? readers(port, fields) : null);
    }

    private static boolean mayKnowReaders(PortId port, FieldRef start, Caller reader) {
        return reader.platform()
                || reader.auditor()
                || reader.owns(port.product().domain())
                || start.dataset()
                        .port()
                        .filter(changed -> reader.owns(changed.product().domain()))
                        .isPresent();
    }

    private List<String> readers(PortId port, SortedSet<String> fields) {
        var names = new TreeSet<String>();
        for (var field : fields) {
            @Nullable String one = field.equals(FieldRef.ALL) ? null : field;
            successions.readers(port, one).stream().map(ConsumerId::value).forEach(names::add);
        }
        return List.copyOf(names);
    }

    /** @param only of this port; empty for all that are published */
    List<PersonalField> personal(Optional<PortId> only) {
        return catalog.products().stream()
                .flatMap(cataloged -> cataloged.product().contracts().stream())
                .filter(contract -> only.isEmpty() || only.get().equals(contract.port()))
                .sorted(Comparator.comparing(Contract::port))
                .flatMap(contract -> contract.properties().stream()
                        .filter(Property::personal)
                        .map(property -> personal(new FieldRef(Dataset.of(contract.port()), property.name()))))
                .toList();
    }

    private PersonalField personal(FieldRef field) {
        var reached = lineage.walk(field, Direction.DOWNSTREAM, true).stream()
                .map(FieldEdge::to)
                .distinct()
                .map(to -> new ReachedField(to.toString(), isPersonal(to)))
                .toList();
        return new PersonalField(field.toString(), reached);
    }

    private boolean isPersonal(FieldRef field) {
        return field.dataset().port().flatMap(catalog::contract).stream()
                .flatMap(contract -> contract.properties().stream())
                .anyMatch(property -> property.name().equals(field.field()) && property.personal());
    }
}
