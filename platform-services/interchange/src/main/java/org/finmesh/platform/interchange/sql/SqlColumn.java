package org.finmesh.platform.interchange.sql;

import java.util.List;
import java.util.Set;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Place;

/** A property as a column. */
final class SqlColumn {

    private SqlColumn() {}

    /** Quoted where it must be. */
    static String name(Place property) {
        var physical = property.at("physicalName");
        return Sql.name(String.valueOf((physical.text() == null ? property.at("name") : physical).text()));
    }

    /** @param before gets the statement that makes the column's own type, where it has one */
    static String definition(Place property, Set<String> before) {
        takeName(property);
        var type = type(property, before);
        var generated = property.custom("sqlGenerated");
        if (isFragment(generated)) {
            type += " GENERATED " + generated.take().stringValue();
        }
        var value = property.custom("sqlDefault");
        if (isFragment(value)) {
            type += " DEFAULT " + value.take().stringValue();
        }
        if (property.at("required").isTrue()) {
            property.at("required").take();
            type += " NOT NULL";
        }
        if (property.at("unique").isTrue()) {
            property.at("unique").take();
            type += " UNIQUE";
        }
        return name(property) + " " + type;
    }

    private static void takeName(Place property) {
        var physical = property.at("physicalName");
        var logical = property.at("name");
        if (physical.text() == null || physical.text().equals(logical.text())) {
            logical.take();
        } else {
            logical.leave("the column has the physical name");
        }
        physical.take();
        var named = physical.text() == null ? logical : physical;
        if (!Sql.fits(String.valueOf(named.text()))) {
            named.note("PostgreSQL's names have 1 to 63 bytes: it is cut");
        }
    }

    private static String type(Place property, Set<String> before) {
        var own = property.custom("sqlEnumType");
        if (own.text() == null || ContractSource.values(property).isEmpty()) {
            return SqlType.of(property).toString();
        }
        var name = TableName.parse(String.valueOf(own.takeText()));
        property.at("logicalType").take();
        property.at("physicalType").take();
        if (name.schema() != null) {
            before.add("CREATE SCHEMA IF NOT EXISTS %s;".formatted(Sql.name(name.schema())));
        }
        before.add("CREATE TYPE %s AS ENUM (%s);"
                .formatted(
                        name,
                        String.join(
                                ", ",
                                ContractSource.values(property).stream()
                                        .map(value -> Sql.text(value.asString()))
                                        .toList())));
        return name.toString();
    }

    private static boolean isFragment(Place custom) {
        return custom.text() != null && Fragment.isOne(String.valueOf(custom.text()));
    }

    static List<String> checks(Place property) {
        var own = property.custom("sqlEnumType").text() != null;
        return own ? List.of() : Checks.of(property, name(property), SqlType.of(property));
    }
}
