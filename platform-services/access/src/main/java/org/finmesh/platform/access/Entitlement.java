package org.finmesh.platform.access;

import java.util.Collections;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.SqlName;

/**
 * What terms entitle to on a port: no more than is agreed. A view is granted column by column; a record is read whole, so a
 * topic is granted only where everything that it shows is agreed.
 *
 * @param topic the topic itself or its masked one
 * @param view the view itself or its masked one
 * @param columns of the view, as agreed; empty where there is no view
 * @see <a href="../../../../../../../../../docs/access.md">docs/access.md</a>
 */
public record Entitlement(PortId port, Optional<String> topic, Optional<SqlName> view, SortedSet<String> columns) {

    public Entitlement {
        columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }

    public static Entitlement of(Terms terms, OfferedPort port) {
        var masked = terms.readsMasked(port);
        return new Entitlement(
                port.port(),
                topic(terms, port, masked),
                port.hasView()
                        ? Optional.of(
                                masked ? port.port().maskedView() : port.port().view())
                        : Optional.empty(),
                port.hasView()
                        ? terms.of(port).stream()
                                .map(OfferedPort.Field::name)
                                .collect(Collectors.toCollection(TreeSet::new))
                        : new TreeSet<>());
    }

    private static Optional<String> topic(Terms terms, OfferedPort port, boolean masked) {
        if (!port.hasTopic() || port.limitsRows()) {
            return Optional.empty();
        }
        var showsNoMore = port.fields().stream()
                .filter(field -> !masked || !field.absentWhenMasked())
                .allMatch(field -> terms.fields().contains(field.name()));
        return showsNoMore
                ? Optional.of(masked ? port.port().maskedTopic() : port.port().topic())
                : Optional.empty();
    }
}
