package org.finmesh.platform.interchange.sql;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.finmesh.platform.interchange.document.FieldType;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * A type of PostgreSQL, by the table in docs/architecture.md and the same both ways: where a column's type does not
 * follow from the logical type, the contract has it as {@code physicalType}.
 *
 * @param base the type's usual name: {@code timestamptz}
 * @param arguments without parentheses, empty where there are none: {@code 18,2}
 * @param array whether it is an array of that; PostgreSQL does not tell dimensions apart
 */
public record SqlType(String base, String arguments, boolean array) {

    private static final Pattern FORM = Pattern.compile(
            "(?<base>[a-z_][a-z0-9_]*(?: varying| precision)?)\\s*(?:\\((?<args>\\s*-?\\d+\\s*(?:,\\s*-?\\d+\\s*)?)\\))?"
                    + "\\s*(?<zone>with time zone|without time zone)?\\s*(?<array>(?:\\[\\d*]\\s*)*|array)");

    private static final Map<String, String> ALIASES = Map.ofEntries(
            Map.entry("int", "integer"),
            Map.entry("int2", "smallint"),
            Map.entry("int4", "integer"),
            Map.entry("int8", "bigint"),
            Map.entry("serial2", "smallserial"),
            Map.entry("serial4", "serial"),
            Map.entry("serial8", "bigserial"),
            Map.entry("bool", "boolean"),
            Map.entry("decimal", "numeric"),
            Map.entry("dec", "numeric"),
            Map.entry("float", "double precision"),
            Map.entry("float4", "real"),
            Map.entry("float8", "double precision"),
            Map.entry("character varying", "varchar"),
            Map.entry("character", "char"),
            Map.entry("bpchar", "char"),
            Map.entry("varbit", "bit varying"));

    private static final Set<String> TEXTS = Set.of(
            "text",
            "varchar",
            "char",
            "uuid",
            "bytea",
            "inet",
            "cidr",
            "macaddr",
            "macaddr8",
            "interval",
            "xml",
            "tsvector",
            "tsquery",
            "bit",
            "bit varying",
            "timetz",
            "citext",
            "name",
            "point",
            "line",
            "lseg",
            "box",
            "path",
            "polygon",
            "circle",
            "int4range",
            "int8range",
            "numrange",
            "tsrange",
            "tstzrange",
            "daterange");
    private static final Set<String> WHOLES =
            Set.of("smallint", "integer", "bigint", "smallserial", "serial", "bigserial", "oid");
    private static final Set<String> OTHERS = Set.of(
            "numeric",
            "real",
            "double precision",
            "money",
            "boolean",
            "date",
            "time",
            "timestamp",
            "timestamptz",
            "json",
            "jsonb");

    /** Empty when {@code text} is no type that every PostgreSQL has. */
    public static Optional<SqlType> parse(String text) {
        var form = FORM.matcher(text.toLowerCase(Locale.ROOT).strip().replaceAll("\\s+", " "));
        if (!form.matches()) {
            return Optional.empty();
        }
        var base = ALIASES.getOrDefault(form.group("base"), form.group("base"));
        if (form.group("zone") != null) {
            if (!base.equals("time") && !base.equals("timestamp")) {
                return Optional.empty();
            }
            base = form.group("zone").startsWith("without") ? base : base + "tz";
        }
        if (!known(base)) {
            return Optional.empty();
        }
        var arguments = form.group("args") == null ? "" : form.group("args").replace(" ", "");
        if (base.equals("numeric") && !arguments.isEmpty() && !arguments.contains(",")) {
            arguments += ",0";
        }
        return Optional.of(new SqlType(base, arguments, !form.group("array").isEmpty()));
    }

    private static boolean known(String base) {
        return TEXTS.contains(base) || WHOLES.contains(base) || OTHERS.contains(base);
    }

    private static SqlType plain(String base) {
        return new SqlType(base, "", false);
    }

    /**
     * The type of a column for a property: its physical type where that is one of PostgreSQL, else what follows from the
     * logical type. Takes what the column's type says again when it is read back, and leaves the rest.
     */
    public static SqlType of(Place property) {
        var logical = property.at("logicalType");
        var physical = property.at("physicalType");
        var follows = follows(FieldType.of(property), property);
        var stated = physical.text() == null ? Optional.<SqlType>empty() : parse(physical.text());
        if (stated.isEmpty()) {
            physical.leave("no type of PostgreSQL: the column is " + follows);
            noteDifference(property, follows);
            return follows;
        }
        physical.take();
        var type = stated.get();
        if (!type.equals(follows) && logical.present()) {
            noteDifference(property, type);
        }
        var length = property.at("logicalTypeOptions").at("maxLength");
        if (type.base.equals("varchar") && type.arguments.equals(length.look().asString(""))) {
            length.take();
        }
        return type;
    }

    /**
     * The type's name for tools that work on any database: a physical type that PostgreSQL has not is used as it is, and
     * the logical type then is not to be read from it.
     */
    public static String nameOf(Place property) {
        var type = of(property);
        var physical = property.at("physicalType");
        if (physical.text() == null || parse(physical.text()).isPresent()) {
            return type.toString();
        }
        property.at("logicalType").note("the column has the physical type, " + physical.text());
        return physical.take().stringValue();
    }

    /** What the column's type would not say again. */
    private static void noteDifference(Place property, SqlType type) {
        var back = Nodes.object();
        type.describe(back);
        var logical = property.at("logicalType");
        if (logical.present() && !logical.look().equals(back.path("logicalType"))) {
            logical.note("the column is " + type);
        }
        var format = property.at("logicalTypeOptions").at("format");
        var formatBack = back.path("logicalTypeOptions").path("format");
        if (format.look().isString()
                && !"i64".equals(format.text())
                && !format.look().equals(formatBack)) {
            format.leave("the column is " + type);
            format.note("the column is " + type);
        }
        var backPlace = Place.root(back, new Ledger());
        for (var digits : List.of("precision", "scale")) {
            if (property.custom(digits).present()
                    && !property.custom(digits)
                            .look()
                            .equals(backPlace.custom(digits).look())) {
                property.custom(digits).note("the column is " + type);
            }
        }
    }

    private static SqlType follows(FieldType type, Place property) {
        return switch (type) {
            case FieldType.Text(var format) -> text(format, property);
            case FieldType.Whole(var format) -> whole(format);
            case FieldType.Exact(var precision, var scale) -> new SqlType("numeric", precision + "," + scale, false);
            case FieldType.Floating(var single) -> plain(single ? "real" : "double precision");
            case FieldType.AnyNumber _ -> plain("numeric");
            case FieldType.Bool _ -> plain("boolean");
            case FieldType.Date _ -> plain("date");
            case FieldType.Time _ -> plain("time");
            case FieldType.Timestamp(var zoned) -> plain(zoned ? "timestamptz" : "timestamp");
            case FieldType.Nested _ -> {
                property.at("properties").leave("within a jsonb column, which has no columns of its own");
                yield plain("jsonb");
            }
            case FieldType.ListOf(var item) -> listOf(item);
            case FieldType.MapOf _ -> plain("jsonb");
            case FieldType.Vector _ -> {
                property.at("logicalTypeOptions").at("dimensions").note("the column is real[], of any length");
                yield new SqlType("real", "", true);
            }
            case FieldType.Unknown _ -> {
                if (property.at("physicalType").text() == null
                        || parse(String.valueOf(property.at("physicalType").text()))
                                .isEmpty()) {
                    property.note("no logicalType: the column is text");
                }
                yield plain("text");
            }
        };
    }

    private static SqlType text(@Nullable String format, Place property) {
        if (!"uuid".equals(format)) {
            return plain("text");
        }
        property.at("logicalTypeOptions").at("format").take();
        return plain("uuid");
    }

    private static SqlType whole(@Nullable String format) {
        return switch (format) {
            case "i8", "u8", "i16" -> plain("smallint");
            case "u16", "i32" -> plain("integer");
            case "u64" -> new SqlType("numeric", "20,0", false);
            case "i128", "u128" -> new SqlType("numeric", "39,0", false);
            case null, default -> plain("bigint");
        };
    }

    private static SqlType listOf(Place item) {
        if (!item.present()) {
            return plain("jsonb");
        }
        var of = of(item);
        return of.array ? plain("jsonb") : new SqlType(of.base, of.arguments, true);
    }

    /** Writes what the type says into a property of a contract: logical type, options, digits; and itself where needed. */
    public void describe(ObjectNode property) {
        if (array) {
            property.put("logicalType", "array");
            new SqlType(base, arguments, false).describe(property.putObject("items"));
            return;
        }
        if (TEXTS.contains(base)) {
            describeText(property);
        } else if (WHOLES.contains(base)) {
            describeWhole(property);
        } else {
            describeOther(property);
        }
    }

    private void describeText(ObjectNode property) {
        property.put("logicalType", "string");
        switch (base) {
            case "text" -> {}
            case "uuid" -> Nodes.option(property, "format", Nodes.text("uuid"));
            case "varchar" -> {
                physical(property);
                if (!arguments.isEmpty()) {
                    Nodes.option(property, "maxLength", Nodes.number(Integer.parseInt(arguments)));
                }
            }
            default -> physical(property);
        }
    }

    private void describeWhole(ObjectNode property) {
        property.put("logicalType", "integer");
        switch (base) {
            case "bigint" -> {}
            case "integer" -> Nodes.option(property, "format", Nodes.text("i32"));
            case "smallint" -> Nodes.option(property, "format", Nodes.text("i16"));
            default -> physical(property);
        }
    }

    private void describeOther(ObjectNode property) {
        switch (base) {
            case "numeric" -> describeNumeric(property);
            case "real" -> Nodes.option(property.put("logicalType", "number"), "format", Nodes.text("f32"));
            case "double precision" -> Nodes.option(property.put("logicalType", "number"), "format", Nodes.text("f64"));
            case "money" -> physical(property.put("logicalType", "number"));
            case "json" -> physical(property.put("logicalType", "object"));
            case "jsonb" -> property.put("logicalType", "object");
            case "timestamp" -> {
                Nodes.option(
                        property.put("logicalType", "timestamp"),
                        "timezone",
                        JsonNodeFactory.instance.booleanNode(false));
                physicalIfArguments(property);
            }
            case "timestamptz" -> physicalIfArguments(property.put("logicalType", "timestamp"));
            case "time" -> physicalIfArguments(property.put("logicalType", "time"));
            default -> property.put("logicalType", base);
        }
    }

    private void describeNumeric(ObjectNode property) {
        property.put("logicalType", "number");
        if (arguments.isEmpty()) {
            return;
        }
        var parts = arguments.split(",");
        var precision = Integer.parseInt(parts[0]);
        var scale = parts.length == 1 ? 0 : Integer.parseInt(parts[1]);
        if (precision < 1 || scale < 0 || scale > precision) {
            physical(property);
            return;
        }
        Nodes.custom(property, "precision", precision);
        Nodes.custom(property, "scale", scale);
    }

    private void physicalIfArguments(ObjectNode property) {
        if (!arguments.isEmpty()) {
            physical(property);
        }
    }

    private void physical(ObjectNode property) {
        property.put("physicalType", toString());
    }

    @Override
    public String toString() {
        var digits = arguments.isEmpty() ? "" : "(" + arguments + ")";
        return base + digits + (array ? "[]" : "");
    }
}
