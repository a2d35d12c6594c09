package org.finmesh.governance;

import java.util.List;
import java.util.Optional;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductId;
import tools.jackson.databind.JsonNode;

/**
 * What policies are asked about. It is made once and can be judged by many rulebooks; making it is the dear part.
 *
 * @see Policies#judge
 */
public sealed interface Subject
        permits ProductSubject, ContractSubject, PlanSubject, AgreementSubject, UnreadableSubject {

    /** What a policy of this scope is asked about, one after the other; empty when the scope is about other things. */
    List<Sight> seenBy(Policy.Scope scope);

    /** The product that it is, as it is published; empty where it is something else, or nobody can read it. */
    default Optional<DataProduct> published() {
        return Optional.empty();
    }

    /** A product with each of its contracts. */
    static Subject of(DataProduct product) {
        return ProductSubject.of(product);
    }

    /** @param document of a contract by the Open Data Contract Standard from 3.0.0 on, valid, whoever wrote it */
    static Subject of(JsonNode document) {
        return ContractSubject.of(document);
    }

    /** A product that is about to be published, with each of its contracts, and what that changes. */
    static Subject of(PlannedChange change) {
        return PlanSubject.of(change);
    }

    static Subject of(AgreementTerms terms) {
        return AgreementSubject.of(terms);
    }

    /** A product whose files nobody can read: it breaks every policy of products and contracts. */
    static Subject unreadable(ProductId product, String why) {
        return new UnreadableSubject(product, why);
    }
}
