package org.finmesh.platform.server.matrix;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.server.matrix.Role.Side;

/**
 * The table of rights as people read it: Markdown, a row for each operation, a column for each role. A cell says one
 * {@link Answer}, or two as {@code own / other} where the call is about a domain or a consumer.
 */
record RoleTable(List<Row> rows) {

    private static final Pattern FIRST = Pattern.compile("`([A-Z]+ /[^`]*)`(.*)");
    private static final String HEADING = "operation";

    /** @param role as which somebody calls */
    record Cell(Role role, Side side) {

        @Override
        public String toString() {
            return role.related() && side == Side.OTHER ? "another " + role.heading() : role.heading();
        }
    }

    /**
     * @param operation such as {@code GET /api/v1/products}
     * @param variant which case of it, where its rights differ by case; else empty
     */
    record Row(String operation, String variant, Map<Cell, Answer> answers) {

        String name() {
            return variant.isEmpty() ? operation : operation + " " + variant;
        }
    }

    static RoleTable read(Path file) {
        try {
            return parse(Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @throws IllegalArgumentException with the row, where a cell is missing, empty, or no answer */
    static RoleTable parse(String markdown) {
        var rows = new ArrayList<Row>();
        for (var line : markdown.lines().filter(line -> line.startsWith("|")).toList()) {
            var cells = Arrays.stream(line.substring(1).split("\\|"))
                    .map(String::strip)
                    .toList();
            if (cells.getFirst().equals(HEADING)) {
                requireHeadings(cells);
            } else if (FIRST.matcher(cells.getFirst()).matches()) {
                rows.add(row(cells));
            }
        }
        return new RoleTable(rows);
    }

    private static void requireHeadings(List<String> cells) {
        var expected = Stream.concat(
                        Stream.of(HEADING), Arrays.stream(Role.values()).map(Role::heading))
                .toList();
        if (!cells.equals(expected)) {
            throw new IllegalArgumentException("the columns are %s, not %s".formatted(cells, expected));
        }
    }

    private static Row row(List<String> cells) {
        var first = FIRST.matcher(cells.getFirst());
        if (!first.matches() || cells.size() != Role.values().length + 1) {
            throw new IllegalArgumentException("%s has %d cells beside its operation, not %d"
                    .formatted(cells.getFirst(), cells.size() - 1, Role.values().length));
        }
        var aboutSomebody = cells.stream().anyMatch(cell -> cell.contains(" / "));
        var answers = new LinkedHashMap<Cell, Answer>();
        for (var role : Role.values()) {
            var words = cells.get(role.ordinal() + 1).split(" / ");
            var place = "%s, column %s".formatted(cells.getFirst(), role.heading());
            if (words.length != (aboutSomebody && role.related() ? 2 : 1)) {
                throw new IllegalArgumentException(place + ": own and other in each such column, or in none");
            }
            role.sides()
                    .forEach(side -> answers.put(
                            new Cell(role, side), answer(words[Math.min(side.ordinal(), words.length - 1)], place)));
        }
        return new Row(first.group(1), first.group(2).strip(), answers);
    }

    private static Answer answer(String word, String place) {
        return Answer.of(word)
                .orElseThrow(() -> new IllegalArgumentException("%s: '%s' is none of %s"
                        .formatted(
                                place,
                                word,
                                Arrays.stream(Answer.values()).map(Answer::word).toList())));
    }

    /** Who gets no from an operation. */
    Set<Cell> refused(String operation) {
        return rows.stream()
                .filter(row -> row.operation().equals(operation))
                .flatMap(row -> row.answers().entrySet().stream())
                .filter(cell -> cell.getValue() == Answer.NO)
                .map(Map.Entry::getKey)
                .collect(Collectors.toSet());
    }

    /** What the table and the server do not both have, in words; empty when they have the same operations. */
    List<String> differences(Set<String> served) {
        var described = rows.stream().map(Row::operation).collect(Collectors.toCollection(TreeSet::new));
        return Stream.concat(
                        served.stream()
                                .filter(operation -> !described.contains(operation))
                                .map(operation -> operation + " is served and has no row"),
                        described.stream()
                                .filter(operation -> !served.contains(operation))
                                .map(operation -> operation + " has a row and is not served"))
                .toList();
    }
}
