package org.finmesh.platform.server.policies;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.governance.Subject;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.ProductId;
import org.springframework.stereotype.Component;

/** Everything that is published or agreed, as policies see it. Used by one thread at a time. */
@Component
class LiveSubjects {

    private final Catalog catalog;
    private final Access access;

    /** One entry per product, as it was published last: making a subject is the dear part of a pass. */
    private final Map<ProductId, Made> made = new HashMap<>();

    LiveSubjects(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    /**
     * @param id of the product or agreement
     * @param product which it is, or whose port is agreed on
     */
    record Live(String id, ProductId product, Subject subject) {}

    private record Made(Instant publishedAt, Live live) {}

    List<Live> products() {
        var ids = catalog.ids();
        made.keySet().retainAll(ids);
        return ids.stream().map(this::product).toList();
    }

    /** Files that were valid when they were published may break a rule of reading that came later. */
    private Live product(ProductId id) {
        try {
            var cataloged = catalog.product(id).orElseThrow();
            return made.compute(
                            id,
                            (_, known) -> known != null && known.publishedAt().equals(cataloged.publishedAt())
                                    ? known
                                    : new Made(
                                            cataloged.publishedAt(),
                                            new Live(id.toString(), id, Subject.of(cataloged.product()))))
                    .live();
        } catch (InvalidContractException unreadable) {
            return new Live(id.toString(), id, Subject.unreadable(id, String.valueOf(unreadable.getMessage())));
        }
    }

    List<Live> agreements() {
        return access.live().stream().map(LiveSubjects::agreement).toList();
    }

    private static Live agreement(AgreementTerms terms) {
        return new Live(terms.id(), terms.port().product(), Subject.of(terms));
    }
}
