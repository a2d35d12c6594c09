package org.finmesh.platform.server.policies;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.AgreementTerms;
import org.finmesh.governance.LiveMesh;
import org.finmesh.governance.Subject;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.ProductId;
import org.springframework.stereotype.Component;

/** Everything that is published or agreed, as policies see it. */
@Component
class LiveSubjects implements LiveMesh {

    private final Catalog catalog;
    private final Access access;

    /** One entry per product, as it was published last: making a subject is the dear part of judging it. */
    private final Map<ProductId, Made> made = new ConcurrentHashMap<>();

    LiveSubjects(Catalog catalog, Access access) {
        this.catalog = catalog;
        this.access = access;
    }

    private record Made(Instant publishedAt, Live live) {}

    @Override
    public State read() {
        var publications = catalog.publications();
        var agreements = access.live();
        made.keySet().retainAll(publications.keySet());
        return new State(
                version(publications, agreements),
                publications.entrySet().stream()
                        .map(published -> product(published.getKey(), published.getValue()))
                        .toList(),
                agreements.stream().map(LiveSubjects::agreement).toList());
    }

    @Override
    public String version() {
        return version(catalog.publications(), access.live());
    }

    /** Of products as they were published when, and of agreements, whose terms do not change. */
    private static String version(Map<ProductId, Instant> publications, List<AgreementTerms> agreements) {
        var text = Stream.concat(
                        publications.entrySet().stream().map(Object::toString),
                        agreements.stream().map(AgreementTerms::id).sorted())
                .collect(Collectors.joining("\n"));
        return UUID.nameUUIDFromBytes(text.getBytes(StandardCharsets.UTF_8)).toString();
    }

    private Live product(ProductId id, Instant publishedAt) {
        return made.compute(
                        id,
                        (_, known) -> known != null && known.publishedAt().equals(publishedAt)
                                ? known
                                : new Made(publishedAt, new Live(id.toString(), id, subject(id))))
                .live();
    }

    /** Files that were valid when they were published may break a rule of reading that came later. */
    private Subject subject(ProductId id) {
        try {
            return Subject.of(catalog.product(id).orElseThrow().product());
        } catch (InvalidContractException unreadable) {
            return Subject.unreadable(id, String.valueOf(unreadable.getMessage()));
        }
    }

    private static Live agreement(AgreementTerms terms) {
        return new Live(terms.id(), terms.port().product(), Subject.of(terms));
    }
}
