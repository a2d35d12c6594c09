package org.finmesh.platform.server.connecting;

import java.util.List;
import java.util.regex.Pattern;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;

/** Names of the columns that an entitlement is for. */
final class Columns {

    /** What PostgreSQL reads as it is written. */
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private Columns() {}

    /** In the contract's order. */
    static List<String> of(Contract contract, Entitlement entitlement) {
        return contract.properties().stream()
                .map(Property::name)
                .filter(entitlement.columns()::contains)
                .toList();
    }

    /** As SQL has them. */
    static List<String> quoted(List<String> columns) {
        return columns.stream().map(Columns::quoted).toList();
    }

    private static String quoted(String column) {
        return PLAIN.matcher(column).matches() ? column : '"' + column.replace("\"", "\"\"") + '"';
    }
}
