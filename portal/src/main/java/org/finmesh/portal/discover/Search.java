package org.finmesh.portal.discover;

import com.vaadin.flow.router.QueryParameters;
import java.util.LinkedHashMap;
import org.finmesh.platform.api.ProductsApi.ProductSummary;

/**
 * What the marketplace is asked for, as the address has it: {@code ?q=rates&domain=treasury}.
 *
 * @param words blank for everything
 * @param domain empty for all domains
 */
record Search(String words, String domain) {

    static final Search ALL = new Search("", "");

    Search {
        words = words.strip();
    }

    static Search of(QueryParameters address) {
        return new Search(
                address.getSingleParameter("q").orElse(""),
                address.getSingleParameter("domain").orElse(""));
    }

    QueryParameters parameters() {
        var parameters = new LinkedHashMap<String, String>();
        if (!words.isEmpty()) {
            parameters.put("q", words);
        }
        if (!domain.isEmpty()) {
            parameters.put("domain", domain);
        }
        return QueryParameters.simple(parameters);
    }

    boolean isInDomain(ProductSummary product) {
        return domain.isEmpty() || domain.equals(product.domain());
    }
}
