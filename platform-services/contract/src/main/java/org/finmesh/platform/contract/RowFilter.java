package org.finmesh.platform.contract;

import java.util.List;

/**
 * Which rows consumers see (custom property {@code rowFilter} of a contract): those where a field has one of some values. No
 * SQL, so that nothing in a contract is ever evaluated.
 *
 * @param field of the contract
 * @param values as text; at least one
 */
public record RowFilter(Contract.Property field, List<String> values) {

    public RowFilter {
        values = List.copyOf(values);
    }
}
