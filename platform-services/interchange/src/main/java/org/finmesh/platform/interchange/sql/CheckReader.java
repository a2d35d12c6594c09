package org.finmesh.platform.interchange.sql;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Regexes;
import org.finmesh.platform.interchange.sql.Token.Kind;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Finds bounds, sizes, patterns and allowed values in the condition of a {@code CHECK}, as written or as pg_dump has it. */
final class CheckReader {

    private static final Set<String> LENGTHS = Set.of("char_length", "character_length", "length");
    private static final Map<String, String> BOUNDS =
            Map.of(">=", "minimum", ">", "exclusiveMinimum", "<=", "maximum", "<", "exclusiveMaximum");

    /** What a condition says of one column. */
    private record Finding(ObjectNode column, String option, JsonNode value) {}

    private final Table table;
    private final List<Finding> findings = new ArrayList<>();

    private CheckReader(Table table) {
        this.table = table;
    }

    /** Whether the columns now say all that the condition does; if not, they are as they were. */
    static boolean apply(List<Token> condition, Table table) {
        var reader = new CheckReader(table);
        if (!reader.conjunction(Conditions.plain(condition))) {
            return false;
        }
        reader.findings.forEach(finding -> {
            if (finding.option().equals("enum")) {
                Nodes.custom(finding.column(), "enum", finding.value());
            } else {
                Nodes.option(finding.column(), finding.option(), finding.value());
            }
        });
        return true;
    }

    private boolean conjunction(List<Token> tokens) {
        for (var part : Conditions.parts(tokens)) {
            var finding = finding(Conditions.unwrapped(part));
            if (finding == null || isThere(finding)) {
                return false;
            }
            findings.add(finding);
        }
        return true;
    }

    private boolean isThere(Finding finding) {
        var sameKind = findings.stream()
                .anyMatch(other ->
                        other.column() == finding.column() && other.option().equals(finding.option()));
        return sameKind
                || finding.column().path("logicalTypeOptions").has(finding.option())
                || finding.option().equals("enum")
                        && finding.column()
                                .path("customProperties")
                                .valueStream()
                                .anyMatch(custom ->
                                        "enum".equals(custom.path("property").asString("")));
    }

    private @Nullable Finding finding(List<Token> tokens) {
        var first = tokens.isEmpty() ? null : tokens.getFirst();
        if (first == null || !first.isName()) {
            return tokens.size() > 2 && first != null && first.isSymbol("(") ? multiple(tokens) : null;
        }
        if (tokens.size() == 6 && tokens.get(1).isSymbol("(") && tokens.get(3).isSymbol(")")) {
            return size(first, tokens);
        }
        var column = table.existing(first.value());
        if (column == null) {
            return null;
        }
        if (tokens.size() == 3) {
            return comparison(column, tokens.get(1), tokens.get(2));
        }
        if (tokens.size() == 5 && tokens.get(1).isSymbol("%")) {
            return multiple(column, tokens.subList(1, 5));
        }
        return values(column, tokens.subList(1, tokens.size()));
    }

    /** {@code column >= 5}, {@code column ~ 'A.*'}, {@code column = 'A'}. */
    private static @Nullable Finding comparison(ObjectNode column, Token operator, Token value) {
        var type = column.path("logicalType").asString("");
        var bound = BOUNDS.get(operator.text());
        if (bound != null && Set.of("integer", "number").contains(type) && isNumber(value)) {
            return new Finding(column, bound, number(value));
        }
        if (bound != null && Set.of("date", "timestamp", "time").contains(type) && value.kind() == Kind.TEXT) {
            return new Finding(column, bound, Nodes.text(iso(value.value())));
        }
        if (operator.isSymbol("~") && type.equals("string") && value.kind() == Kind.TEXT && isRegex(value.value())) {
            return new Finding(column, "pattern", Nodes.text(Regexes.whole(value.value())));
        }
        return null;
    }

    /** PostgreSQL prints {@code '-5'::integer}. */
    private static boolean isNumber(Token value) {
        return value.kind() == Kind.NUMBER
                || value.kind() == Kind.TEXT && value.value().matches("-?\\d+(\\.\\d+)?");
    }

    private static boolean isRegex(String regex) {
        return Regexes.areShared(regex);
    }

    /** PostgreSQL prints {@code 2026-01-31 10:00:00+00}. */
    private static String iso(String instant) {
        return instant.matches("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d.*")
                ? instant.replace(' ', 'T').replaceFirst("([+-]\\d\\d)$", "$1:00")
                : instant;
    }

    /** {@code char_length(column) <= 5}. */
    private @Nullable Finding size(Token function, List<Token> tokens) {
        var column = table.existing(tokens.get(2).value());
        var operator = tokens.get(4).text();
        var value = tokens.get(5);
        if (column == null || value.kind() != Kind.NUMBER || !Set.of("<=", ">=").contains(operator)) {
            return null;
        }
        var type = column.path("logicalType").asString("");
        var edge = operator.equals("<=") ? "max" : "min";
        if (LENGTHS.contains(function.value())
                && type.equals("string")
                && value.text().matches("\\d{1,9}")) {
            return new Finding(column, edge + "Length", number(value));
        }
        return function.value().equals("cardinality")
                        && type.equals("array")
                        && value.text().matches("\\d{1,9}")
                ? new Finding(column, edge + "Items", number(value))
                : null;
    }

    /** {@code (column % 5) = 0}. */
    private @Nullable Finding multiple(List<Token> tokens) {
        if (tokens.size() != 7 || !tokens.get(4).isSymbol(")")) {
            return null;
        }
        var column = table.existing(tokens.get(1).value());
        return column == null
                ? null
                : multiple(column, List.of(tokens.get(2), tokens.get(3), tokens.get(5), tokens.get(6)));
    }

    private static @Nullable Finding multiple(ObjectNode column, List<Token> tokens) {
        var step = tokens.get(1);
        var fits = tokens.get(0).isSymbol("%")
                && step.kind() == Kind.NUMBER
                && tokens.get(2).isSymbol("=")
                && tokens.get(3).text().equals("0")
                && Set.of("integer", "number")
                        .contains(column.path("logicalType").asString(""));
        return fits && new BigDecimal(step.value()).signum() > 0
                ? new Finding(column, "multipleOf", number(step))
                : null;
    }

    /** {@code column IN ('A', 'B')}, {@code column = ANY (ARRAY['A', 'B'])}. */
    private static @Nullable Finding values(ObjectNode column, List<Token> tokens) {
        var list = tokens.getFirst().isWord("in") ? inside(tokens, 1, "(", ")") : any(tokens);
        if (list.isEmpty()) {
            return null;
        }
        var values = Nodes.list();
        for (var i = 0; i < list.size(); i++) {
            var token = list.get(i);
            if (i % 2 == 1) {
                if (!token.isSymbol(",")) {
                    return null;
                }
            } else if (token.kind() == Kind.TEXT) {
                values.add(token.value());
            } else if (token.kind() == Kind.NUMBER) {
                values.add(number(token));
            } else {
                return null;
            }
        }
        return new Finding(column, "enum", values);
    }

    private static List<Token> any(List<Token> tokens) {
        if (tokens.size() < 4
                || !tokens.getFirst().isSymbol("=")
                || !tokens.get(1).isWord("any")) {
            return List.of();
        }
        var array = Conditions.unwrapped(tokens.subList(2, tokens.size()));
        return array.getFirst().isWord("array") ? inside(array, 1, "[", "]") : List.of();
    }

    private static List<Token> inside(List<Token> tokens, int from, String open, String close) {
        return tokens.size() > from + 1
                        && tokens.get(from).isSymbol(open)
                        && tokens.getLast().isSymbol(close)
                ? tokens.subList(from + 1, tokens.size() - 1)
                : List.of();
    }

    private static JsonNode number(Token token) {
        var value = new BigDecimal(token.value());
        return value.scale() <= 0
                ? JsonNodeFactory.instance.numberNode(value.toBigInteger())
                : JsonNodeFactory.instance.numberNode(value);
    }
}
