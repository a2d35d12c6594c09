package org.finmesh.platform.cli.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Rates of several cases, measured in rounds: compared within each round, as the machine is not the same in the next. */
final class RatesInRounds {

    private static final String RATE = "records_per_second";

    private final String bench;
    private final Map<String, List<Double>> rates = new LinkedHashMap<>();

    RatesInRounds(String bench) {
        this.bench = bench;
    }

    /** Takes rates, and lets other figures be. */
    void add(Figure figure) {
        if (figure.metric().equals(RATE)) {
            rates.computeIfAbsent(figure.variant(), _ -> new ArrayList<>()).add(figure.value());
        }
    }

    /**
     * The case's rate by that of each other: the median over the rounds, the lower one of two.
     *
     * @throws IllegalArgumentException when a case was not measured as often as this one
     */
    List<Figure> ratiosOf(String variant) {
        return rates.keySet().stream()
                .filter(other -> !other.equals(variant))
                .map(other -> new Figure(bench, variant, "of_" + other, ratio(variant, other), "ratio"))
                .toList();
    }

    private double ratio(String variant, String other) {
        var ours = rates.getOrDefault(variant, List.of());
        var theirs = rates.getOrDefault(other, List.of());
        if (ours.size() != theirs.size()) {
            throw new IllegalArgumentException(
                    "%s ran %d times, and %s %d times".formatted(variant, ours.size(), other, theirs.size()));
        }
        var ratios = IntStream.range(0, ours.size())
                .mapToDouble(round -> ours.get(round) / theirs.get(round))
                .sorted()
                .toArray();
        return ratios[(ratios.length - 1) / 2];
    }
}
