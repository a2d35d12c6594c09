package org.finmesh.platform.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.contract.DataProduct;
import org.jspecify.annotations.Nullable;

/** The terms of a product: its name counts most, then its fields and tags, then its descriptions. */
final class SearchTerms {

    private static final int NAME = 8;
    private static final int FIELD = 4;
    private static final int DESCRIPTION = 2;
    private static final int PERSON = 1;

    private SearchTerms() {}

    static List<SearchTerm> of(DataProduct product) {
        var terms = new ArrayList<SearchTerm>();
        terms.add(new SearchTerm("id", NAME, product.id().toString()));
        terms.add(new SearchTerm("name", NAME, product.name()));
        terms.add(new SearchTerm("owner", PERSON, product.owner()));
        terms.add(new SearchTerm(
                "description", DESCRIPTION, words(product.purpose(), product.limitations(), product.usage())));
        product.tags().forEach(tag -> terms.add(new SearchTerm("tag " + tag, FIELD, tag)));
        product.contracts().forEach(contract -> addContract(terms, contract));
        return terms;
    }

    private static void addContract(List<SearchTerm> terms, Contract contract) {
        contract.tags().forEach(tag -> terms.add(new SearchTerm("tag " + tag, FIELD, tag)));
        for (var property : contract.properties()) {
            terms.add(
                    new SearchTerm("field " + property.name(), FIELD, words(property.name(), property.businessName())));
            terms.add(new SearchTerm("description of field " + property.name(), DESCRIPTION, about(property)));
        }
    }

    private static String about(Property property) {
        var concept = property.concept();
        return words(property.description(), concept == null ? null : concept.substring(concept.indexOf('#') + 1));
    }

    private static String words(@Nullable String... texts) {
        return Stream.of(texts).filter(Objects::nonNull).collect(Collectors.joining(" "));
    }
}
