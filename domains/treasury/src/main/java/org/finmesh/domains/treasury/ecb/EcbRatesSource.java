package org.finmesh.domains.treasury.ecb;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Brings the ECB's reference rates: the bundled history, then every file that is dropped into the inbox. What the topic
 * holds already decides what is written: a rate that is there unchanged is not written again, so that reading a file twice,
 * or after a crash in the middle of it, changes nothing. A file in the inbox corrects rates; the bundled history only fills
 * in what is missing, or a restart would undo corrections.
 */
public final class EcbRatesSource implements Source {

    /** The topic of the rates as received. */
    public static final String TOPIC = "treasury.ecb-reference-rates";

    private static final Duration POLL = Duration.ofMillis(500);
    private static final Logger LOG = LoggerFactory.getLogger(EcbRatesSource.class);
    private static final ObjectReader JSON = JsonMapper.builder().build().readerFor(JsonNode.class);

    private final Path inboxFolder;
    private final Clock clock;

    /** @param inboxFolder made when it does not exist */
    public EcbRatesSource(Path inboxFolder, Clock clock) {
        this.inboxFolder = inboxFolder;
        this.clock = clock;
    }

    /**
     * A rate in the source topic.
     *
     * @param rate as text with the digits that the ECB published
     * @param receivedAt when the file was picked up
     * @param file the name of the file it came in
     */
    public record ReceivedRate(
            LocalDate rateDate, String quoteCurrency, String rate, Instant receivedAt, String file) {}

    private record Key(LocalDate rateDate, String quoteCurrency) {

        static Key of(ReferenceRate rate) {
            return new Key(rate.rateDate(), rate.quoteCurrency());
        }
    }

    @Override
    public String name() {
        return "ecb-reference-rates";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void run(SourceWriter writer) throws Exception {
        var inbox = new EcbInbox(inboxFolder, clock);
        var written = written(writer);
        var missing = BundledHistory.read(clock).stream()
                .filter(rate -> !written.containsKey(Key.of(rate)))
                .toList();
        write(BundledHistory.NAME, missing, written, writer);
        while (true) {
            for (var file : inbox.complete()) {
                receive(file, inbox, written, writer);
            }
            Thread.sleep(POLL);
        }
    }

    private Map<Key, BigDecimal> written(SourceWriter writer) throws InterruptedException {
        var rates = new HashMap<Key, BigDecimal>();
        writer.forEachWritten(record -> {
            var json = JSON.<JsonNode>readValue(record.value());
            var key = new Key(
                    LocalDate.parse(json.required("rate_date").stringValue()),
                    json.required("quote_currency").stringValue());
            rates.put(key, new BigDecimal(json.required("rate").stringValue()));
        });
        return rates;
    }

    private void receive(Path file, EcbInbox inbox, Map<Key, BigDecimal> written, SourceWriter writer)
            throws IOException, InterruptedException {
        var name = file.getFileName().toString();
        List<ReferenceRate> rates;
        try (var in = Files.newInputStream(file)) {
            rates = EcbFile.parse(name, Decompressed.text(name, in), clock);
        } catch (RefusedFileException e) {
            LOG.warn("refused {}", e.getMessage());
            inbox.rejected(file, e);
            return;
        }
        write(name, rates, written, writer);
        inbox.done(file);
    }

    private void write(String file, List<ReferenceRate> rates, Map<Key, BigDecimal> written, SourceWriter writer)
            throws InterruptedException {
        var receivedAt = clock.instant().truncatedTo(ChronoUnit.MICROS);
        var news = rates.stream().filter(rate -> isNews(rate, written)).toList();
        for (var rate : news) {
            var received = new ReceivedRate(
                    rate.rateDate(), rate.quoteCurrency(), rate.rate().toPlainString(), receivedAt, file);
            writer.write(rate.rateDate() + "|" + rate.quoteCurrency(), received, receivedAt);
        }
        writer.flush();
        news.forEach(rate -> written.put(Key.of(rate), rate.rate()));
        LOG.info("{}: {} new or corrected rates", file, news.size());
    }

    private static boolean isNews(ReferenceRate rate, Map<Key, BigDecimal> written) {
        var before = written.get(Key.of(rate));
        return before == null || before.compareTo(rate.rate()) != 0;
    }
}
