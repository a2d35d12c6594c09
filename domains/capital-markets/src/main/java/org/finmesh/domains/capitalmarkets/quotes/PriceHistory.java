package org.finmesh.domains.capitalmarkets.quotes;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toUnmodifiableMap;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Function;
import java.util.zip.GZIPInputStream;
import org.finmesh.domains.capitalmarkets.quotes.TradingDay.Price;

/** The daily prices that come with the domain; see its NOTICE. */
public final class PriceHistory {

    static final String NAME = "us-equities-daily-2000-2013.csv.gz";

    private static final String HEADER = "Ticker,Date,Open,High,Low,Close,Volume,Adj Close";

    private PriceHistory() {}

    /**
     * Every price in the order of the replay: by date, then all opens, each share's first and second extreme, all closes.
     *
     * @throws IOException when the resource cannot be read or is not in its format
     */
    static List<Price> prices() throws IOException {
        var byDate = new TreeMap<LocalDate, List<List<Price>>>();
        for (var day : days()) {
            byDate.computeIfAbsent(day.date(), date -> new ArrayList<>()).add(day.path());
        }
        var prices = new ArrayList<Price>();
        for (var paths : byDate.values()) {
            for (var step = 0; step < 4; step++) {
                for (var path : paths) {
                    prices.add(path.get(step));
                }
            }
        }
        return List.copyOf(prices);
    }

    /**
     * What each share closed at on the history's last day that it was traded, in US dollar, by ISIN.
     *
     * @throws IOException as {@link #prices}
     */
    public static Map<String, BigDecimal> lastCloses() throws IOException {
        return days().stream()
                .collect(toMap(
                        day -> day.share().isin(),
                        Function.identity(),
                        BinaryOperator.maxBy(Comparator.comparing(TradingDay::date))))
                .entrySet()
                .stream()
                .collect(toUnmodifiableMap(
                        Map.Entry::getKey, day -> day.getValue().close()));
    }

    static List<TradingDay> days() throws IOException {
        var resource = Objects.requireNonNull(
                PriceHistory.class.getResourceAsStream(NAME), "resource " + NAME + " is missing from the jar");
        try (var lines =
                new BufferedReader(new InputStreamReader(new GZIPInputStream(resource), StandardCharsets.US_ASCII))) {
            if (!HEADER.equals(lines.readLine())) {
                throw new IOException(NAME + ":1: the header is not " + HEADER);
            }
            return lines.lines().map(PriceHistory::day).toList();
        }
    }

    private static TradingDay day(String line) {
        var fields = line.split(",");
        return new TradingDay(
                Share.valueOf(fields[0]),
                LocalDate.parse(fields[1]),
                new BigDecimal(fields[2]),
                new BigDecimal(fields[3]),
                new BigDecimal(fields[4]),
                new BigDecimal(fields[5]),
                Long.parseLong(fields[6]));
    }
}
