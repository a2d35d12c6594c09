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
 * @param topicNote why there is no topic, where the port has one
 * @param view the view itself or its masked one
 * @param columns of the view, as agreed; empty where there is no view
 * @see <a href="../../../../../../../../../docs/access.md">docs/access.md</a>
 */
public record Entitlement(
        PortId port,
        Optional<String> topic,
        Optional<String> topicNote,
        Optional<SqlName> view,
        SortedSet<String> columns) {

    public Entitlement {
        columns = Collections.unmodifiableSortedSet(new TreeSet<>(columns));
    }

    public static Entitlement of(Terms terms, OfferedPort port) {
        var masked = terms.readsMasked(port);
        var topicNote = topicNote(terms, port, masked);
        return new Entitlement(
                port.port(),
                port.hasTopic() && topicNote.isEmpty()
                        ? Optional.of(
                                masked ? port.port().maskedTopic() : port.port().topic())
                        : Optional.empty(),
                topicNote,
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

    private static Optional<String> topicNote(Terms terms, OfferedPort port, boolean masked) {
        if (!port.hasTopic()) {
            return Optional.empty();
        }
        if (port.limitsRows()) {
            return Optional.of("the contract limits the rows that consumers see, which a topic cannot: read the view");
        }
        var notAgreed = port.fields().stream()
                .filter(field -> !masked || !field.absentWhenMasked())
                .map(OfferedPort.Field::name)
                .filter(name -> !terms.fields().contains(name))
                .toList();
        return notAgreed.isEmpty()
                ? Optional.empty()
                : Optional.of("a topic shows whole records, and not agreed are " + String.join(", ", notAgreed));
    }
}
