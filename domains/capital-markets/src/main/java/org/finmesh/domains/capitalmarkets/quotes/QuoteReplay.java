package org.finmesh.domains.capitalmarkets.quotes;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.finmesh.domains.capitalmarkets.quotes.TradingDay.Price;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.SourceWriter.Written;
import org.jspecify.annotations.Nullable;

/**
 * Sends the price history as quotes, one after the other and from the start again after the last. Goes on after the quote
 * that was written last, whenever that was.
 */
public final class QuoteReplay implements Source {

    /** The topic of the quotes as sent. */
    public static final String TOPIC = "capital-markets.quotes";

    private static final String CURRENCY = "USD";

    private final Pace pace;
    private final Clock clock;

    public QuoteReplay(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    /**
     * A quote in the source topic.
     *
     * @param price as text with the digits of the file
     * @param volume shares traded on the whole day; with the close alone
     * @param quotedAt when it was replayed; no two quotes have the same
     */
    record Quote(
            String isin,
            String symbol,
            String venueMic,
            LocalDate tradingDate,
            String priceKind,
            String price,
            String priceCurrency,
            @Nullable Long volume,
            Instant quotedAt) {}

    @Override
    public String name() {
        return "quotes";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void run(SourceWriter writer) throws Exception {
        var prices = PriceHistory.prices();
        var last = writer.lastWritten();
        var next = last.map(written -> after(written, prices)).orElse(0);
        var quotedAt = last.map(Written::eventTime).orElse(Instant.EPOCH);
        while (true) {
            pace.await();
            quotedAt = later(quotedAt);
            var price = prices.get(next);
            writer.write(key(price), quote(price, quotedAt), quotedAt);
            next = (next + 1) % prices.size();
        }
    }

    /** Now, or just after {@code before} where the clock stood still or went back: the order of the quotes is theirs. */
    private Instant later(Instant before) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
    }

    private static int after(Written written, List<Price> prices) {
        for (var i = 0; i < prices.size(); i++) {
            if (key(prices.get(i)).equals(written.key())) {
                return (i + 1) % prices.size();
            }
        }
        return 0; // another history was replayed before
    }

    private static String key(Price price) {
        return price.day().share().isin() + "|" + price.day().date() + "|" + price.kind();
    }

    private static Quote quote(Price price, Instant quotedAt) {
        var day = price.day();
        return new Quote(
                day.share().isin(),
                day.share().name(),
                day.share().venueMic(),
                day.date(),
                price.kind(),
                price.price().toPlainString(),
                CURRENCY,
                price.volume(),
                quotedAt);
    }
}
