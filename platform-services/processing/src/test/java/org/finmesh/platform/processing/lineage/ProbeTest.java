package org.finmesh.platform.processing.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold;
import org.finmesh.platform.processing.Rejected;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ProbeTest {

    enum Side {
        BUY,
        SELL
    }

    record Trade(
            String isin,
            Side side,
            BigDecimal quantity,
            BigDecimal price,
            BigDecimal fee,
            String currency,
            LocalDate on,
            @Nullable String note) {

        Trade {
            if (isin.length() != 12) {
                throw new IllegalArgumentException("an ISIN has 12 characters");
            }
        }
    }

    record Booked(String isin, BigDecimal amount, @Nullable String note) {}

    record Rate(BigDecimal perEuro, String publisher) {}

    record Order(String id, List<Line> lines, Map<String, Line> byArticle) {}

    record Line(String article, BigDecimal amount) {}

    record Total(String id, BigDecimal total) {}

    record Sum(BigDecimal quantity, String lastCurrency) {}

    private static final Trade TRADE = new Trade(
            "DE0007164600",
            Side.BUY,
            new BigDecimal("10"),
            new BigDecimal("3"),
            new BigDecimal("3"),
            "USD",
            LocalDate.of(2026, 1, 5),
            null);

    private final Probe probe = new Probe(Duration.ofMinutes(1), System::nanoTime);

    @Test
    void tellsWhatIsCopiedFromWhatIsCalculated() {
        assertThat(mapped(
                        TRADE,
                        trade -> new Booked(trade.isin(), trade.quantity().multiply(trade.price()), "n")))
                .containsOnly("quantity -> amount TRANSFORMATION", "price -> amount TRANSFORMATION");
        var other = new Trade(
                "US0378331005", Side.SELL, BigDecimal.TEN, BigDecimal.TWO, BigDecimal.ONE, "EUR", TRADE.on(), "n");
        assertThat(mapped(
                        other,
                        trade -> new Booked(trade.isin(), trade.quantity().multiply(trade.price()), trade.note())))
                .as("now another ISIN is known, which the record takes")
                .containsOnly(
                        "isin -> isin IDENTITY",
                        "quantity -> amount TRANSFORMATION",
                        "price -> amount TRANSFORMATION",
                        "note -> note IDENTITY");
    }

    @Test
    void claimsNothingOfAFieldThatIsReadAndDoesNotMatter() {
        assertThat(mapped(TRADE, trade -> {
                    var unused = trade.currency().length() + trade.fee().intValue();
                    return new Booked("x", trade.price().add(BigDecimal.valueOf(unused - unused)), null);
                }))
                .containsOnly("price -> amount IDENTITY");
    }

    @Test
    void tellsApartTwoFieldsThatAreEqualByChance() {
        assertThat(TRADE.fee()).isEqualByComparingTo(TRADE.price());
        assertThat(mapped(TRADE, trade -> new Booked("x", trade.fee(), null))).containsOnly("fee -> amount IDENTITY");
    }

    @Test
    void callsWhatDecidesWhetherThereIsARecordAFilter() {
        assertThat(mapped(TRADE, trade -> {
                    if (trade.side() == Side.SELL) {
                        throw new Filtered("SOLD", "is sold");
                    }
                    if (trade.on().isAfter(TRADE.on())) {
                        throw new Rejected("is late");
                    }
                    return new Booked("x", trade.price(), null);
                }))
                .containsOnly("side -> * FILTER", "on -> * FILTER", "price -> amount IDENTITY");
    }

    @Test
    void seesOfARecordThatIsLeftOutWhatWouldHaveLetItIn() {
        assertThat(mapped(TRADE, trade -> {
                    if (trade.side() == Side.BUY) {
                        throw new Filtered("BOUGHT", "is bought");
                    }
                    return new Booked("x", trade.price(), null);
                }))
                .containsOnly("side -> * FILTER");
    }

    @Test
    void goesOnWhereTheMappingFailsOnAMadeUpValue() {
        assertThat(mapped(
                        TRADE,
                        trade -> new Booked(
                                java.util.Currency.getInstance(trade.currency()).getCurrencyCode(),
                                trade.price(),
                                null)))
                .containsOnly("currency -> * FILTER", "price -> amount IDENTITY");
    }

    @Test
    void claimsNothingOfAFunctionThatIsNotPure() {
        var count = new AtomicLong();
        assertThat(mapped(TRADE, trade -> new Booked("x", BigDecimal.valueOf(count.incrementAndGet()), null)))
                .isEmpty();
    }

    @Test
    void followsTheElementsOfListsAndMaps() {
        var order = new Order(
                "o1",
                List.of(new Line("a", BigDecimal.ONE), new Line("b", BigDecimal.TWO)),
                Map.of("c", new Line("c", BigDecimal.TEN)));
        assertThat(seen(Sample.mapped("total", order, (Function<Object, List<?>>) of((Order it) -> new Total(
                        it.id(),
                        it.lines().stream()
                                .map(Line::amount)
                                .reduce(BigDecimal.ZERO, BigDecimal::add)
                                .add(it.byArticle().get("c").amount()))))))
                .containsOnly(
                        "id -> id IDENTITY",
                        "lines[].amount -> total TRANSFORMATION",
                        "by_article[].amount -> total TRANSFORMATION");
    }

    @Test
    void callsWhatOnlyOrdersASort() {
        var order = new Order("o1", List.of(new Line("a", BigDecimal.ONE), new Line("b", BigDecimal.TEN)), Map.of());
        var edges = seen(Sample.mapped(
                "sort",
                order,
                of((Order it) -> new Order(
                        "x",
                        it.lines().stream()
                                .sorted(Comparator.comparing(Line::amount))
                                .map(line -> new Line(line.article(), BigDecimal.ONE))
                                .toList(),
                        Map.of()))));
        assertThat(edges)
                .containsOnly("lines[].article -> lines[].article IDENTITY", "lines[].amount -> lines[].article SORT");
    }

    @Test
    void followsALookedUpRowAndTheKeyItIsFoundBy() {
        var rates = Map.of("USD", new Rate(new BigDecimal("1.1"), "ECB"));
        var edges = joined(
                TRADE,
                rates,
                (trade, rate) -> new Booked(
                        "x",
                        rate == null
                                ? trade.price()
                                : trade.price().divide(rate.perEuro(), java.math.MathContext.DECIMAL64),
                        null));
        assertThat(edges)
                .containsOnly(
                        "fx-rates:per_euro -> amount TRANSFORMATION",
                        "price -> amount TRANSFORMATION",
                        "currency -> amount JOIN");
    }

    @Test
    void doesNotTakeTheKeyOfARowThatIsNotUsedForAnInfluence() {
        var rates = Map.of("USD", new Rate(new BigDecimal("1.1"), "ECB"));
        assertThat(joined(TRADE, rates, (trade, rate) -> new Booked("x", trade.price(), null)))
                .containsOnly("price -> amount IDENTITY");
    }

    @Test
    void callsAKeyAFilterWhereOnlyARowsPresenceMatters() {
        var rates = Map.of("USD", new Rate(new BigDecimal("1.1"), "ECB"));
        assertThat(joined(TRADE, rates, (trade, rate) -> {
                    if (rate == null) {
                        throw new Rejected("UNKNOWN_CURRENCY", "has no rate");
                    }
                    return new Booked("x", trade.price(), null);
                }))
                .containsOnly("price -> amount IDENTITY", "currency -> * JOIN");
    }

    @Test
    void followsWhatIsRemembered() {
        Fold<Trade, Sum, Total> step = (sum, trade, at) -> {
            var quantity = sum == null ? trade.quantity() : sum.quantity().add(trade.quantity());
            return Fold.Step.of(
                    new Sum(quantity, trade.currency()),
                    new Total(sum == null ? "none" : sum.lastCurrency(), quantity));
        };
        assertThat(seen(Sample.folded("sum", TRADE, null, Instant.EPOCH, Trade::isin, step)))
                .containsOnly(
                        "quantity -> state:quantity IDENTITY",
                        "currency -> state:last_currency IDENTITY",
                        "quantity -> total IDENTITY");
        probe.of(Sample.folded(
                "sum",
                new Trade(
                        "US0378331005",
                        Side.BUY,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        BigDecimal.ONE,
                        "EUR",
                        TRADE.on(),
                        null),
                null,
                Instant.EPOCH,
                Trade::isin,
                step));
        var sum = new Sum(new BigDecimal("7"), "EUR");
        assertThat(seen(Sample.folded("sum", TRADE, sum, Instant.EPOCH, Trade::isin, step)))
                .containsOnly(
                        "isin -> * GROUP_BY",
                        "quantity -> state:quantity AGGREGATION",
                        "state:quantity -> state:quantity AGGREGATION",
                        "state:quantity -> total TRANSFORMATION",
                        "currency -> state:last_currency IDENTITY",
                        "quantity -> total TRANSFORMATION",
                        "state:last_currency -> id IDENTITY");
    }

    @SuppressWarnings("unchecked")
    private static <T> Function<Object, List<?>> of(Function<T, ?> mapping) {
        return value -> List.of(mapping.apply((T) value));
    }

    private List<String> mapped(Trade trade, Function<Trade, Booked> mapping) {
        return seen(Sample.mapped("book", trade, of(mapping)));
    }

    private List<String> joined(
            Trade trade,
            Map<String, Rate> rates,
            java.util.function.BiFunction<Trade, @Nullable Rate, Booked> mapping) {
        var asked = new LinkedHashMap<String, @Nullable Object>();
        asked.put(trade.currency(), rates.get(trade.currency()));
        return seen(Sample.joined("book", trade, "fx-rates", asked, (record, lookup) -> {
            var it = (Trade) record;
            return List.of(mapping.apply(it, (Rate) lookup.get(it.currency())));
        }));
    }

    private List<String> seen(Sample sample) {
        return probe.of(sample).stream()
                .map(edge -> name(edge.from()) + " -> " + name(edge.to()) + " " + edge.how())
                .distinct()
                .toList();
    }

    private static String name(Field field) {
        return switch (field.place().kind()) {
            case INTO, OUT_OF -> field.path();
            case STATE_OF -> "state:" + field.path();
            case TOPIC -> field.place().name() + ":" + field.path();
        };
    }
}
