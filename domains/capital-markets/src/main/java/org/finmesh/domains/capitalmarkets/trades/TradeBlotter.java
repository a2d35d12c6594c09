package org.finmesh.domains.capitalmarkets.trades;

import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.SplittableRandom;
import org.finmesh.domains.capitalmarkets.quotes.PriceHistory;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.SourceWriter.Written;

/**
 * Sends the entries of an invented blotter, at a set pace: new trades, corrections, cancellations, repeats, and some in the
 * wrong order. About one in {@value #BROKEN_ONE_IN} is broken on purpose.
 */
public final class TradeBlotter implements Source {

    /** The topic of the entries as sent. */
    public static final String TOPIC = "capital-markets.trades";

    static final int BROKEN_ONE_IN = 100;

    private static final long SEED = 20_260_202L;

    private final Pace pace;
    private final Clock clock;

    public TradeBlotter(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "trades";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void run(SourceWriter writer) throws Exception {
        var blotter = new Blotter(PriceHistory.lastCloses());
        var at = writer.lastWritten().map(Written::eventTime).orElse(Instant.EPOCH);
        while (true) {
            pace.await();
            at = later(at);
            send(blotter.entry(at), at, writer);
        }
    }

    /** Now, or just after {@code before} where the clock stood still or went back: no two entries have the same instant. */
    private Instant later(Instant before) {
        var now = clock.instant().truncatedTo(ChronoUnit.MICROS);
        return now.isAfter(before) ? now : before.plus(1, ChronoUnit.MICROS);
    }

    private static void send(BlotterEntry entry, Instant at, SourceWriter writer) throws InterruptedException {
        var random = new SplittableRandom(SEED ^ Blotter.micros(at));
        if (random.nextInt(BROKEN_ONE_IN) == 0) {
            var defect = TradeDefect.values()[random.nextInt(TradeDefect.values().length)];
            writer.writeBytes(entry.tradeId(), defect.spoil(entry), entry.recordedAt());
        } else {
            writer.write(entry.tradeId(), entry, entry.recordedAt());
        }
    }
}
