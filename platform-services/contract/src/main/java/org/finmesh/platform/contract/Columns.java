package org.finmesh.platform.contract;

import java.util.List;

/** The columns that follow from a contract, for table and view; see docs/architecture.md for the table of types. */
public final class Columns {

    private Columns() {}

    /**
     * @param name the property's name
     * @param sqlType PostgreSQL's type: {@code numeric(18,2)}, {@code timestamptz}…
     */
    public record Column(String name, String sqlType, boolean nullable, boolean key) {}

    /** In the contract's order. */
    public static List<Column> of(Contract contract) {
        throw new UnsupportedOperationException("being written");
    }
}
