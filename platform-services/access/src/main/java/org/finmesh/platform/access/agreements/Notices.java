package org.finmesh.platform.access.agreements;

import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.finmesh.platform.access.Agreement;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Notice;
import org.finmesh.platform.access.OfferedPort;
import org.springframework.stereotype.Repository;

/** What there is to say of the ends of ports, as it follows from what is offered and agreed now. */
@Repository
public class Notices {

    private final Agreements agreements;
    private final OfferedPorts offeredPorts;

    public Notices(Agreements agreements, OfferedPorts offeredPorts) {
        this.agreements = agreements;
        this.offeredPorts = offeredPorts;
    }

    /** Of those of the agreements that are live and whose port ends. */
    public Map<AgreementId, Notice> of(Collection<Agreement> all) {
        if (all.stream().noneMatch(agreement -> agreement.isLive() && agreement.portEnd() != null)) {
            return Map.of();
        }
        var offered = offeredPorts.all();
        var carried = carried(all);
        var notices = new HashMap<AgreementId, Notice>();
        for (var agreement : all) {
            var port = offered.get(agreement.port());
            if (agreement.isLive() && port != null && port.endOfLife() != null) {
                var successor = successor(port, offered.values());
                notices.put(
                        agreement.id(),
                        new Notice(
                                port.port(),
                                port.endOfSupport(),
                                port.endOfLife(),
                                successor.orElse(null),
                                carried.get(agreement.id()),
                                successor
                                        .flatMap(next -> next.beyond(port, agreement.terms()))
                                        .orElse(null)));
            }
        }
        return notices;
    }

    private Map<AgreementId, AgreementId> carried(Collection<Agreement> all) {
        var carried = new HashMap<AgreementId, AgreementId>();
        agreements
                .carriedFrom(all.stream().map(Agreement::id).toList())
                .forEach(next -> carried.putIfAbsent(next.carriedFrom(), next.id()));
        return carried;
    }

    /** The latest major in force after the port's. */
    public Optional<OfferedPort> successor(OfferedPort port) {
        return successor(port, offeredPorts.all().values());
    }

    private static Optional<OfferedPort> successor(OfferedPort port, Collection<OfferedPort> offered) {
        return offered.stream().filter(next -> next.follows(port)).max(Comparator.comparing(OfferedPort::port));
    }
}
