package org.finmesh.platform.processing.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.finmesh.platform.processing.mesh.TestedMesh.await;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.apache.avro.Schema;
import org.apache.avro.generic.GenericDatumReader;
import org.apache.avro.generic.GenericRecord;
import org.apache.avro.io.DecoderFactory;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.finmesh.platform.contract.AvroSchema;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.processing.Balances;
import org.finmesh.platform.processing.Payments;
import org.finmesh.platform.processing.Payments.Order;
import org.finmesh.platform.processing.record.EventTime;
import org.finmesh.platform.processing.record.JsonRecords;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A process that is killed at any moment loses nothing and does nothing twice, in the topic and in the table. */
class KilledDomainTest {

    private static final int ORDERS = 20_000;
    private static final int BROKEN_EVERY = 100;
    private static final int KILLS = 4;
    private static final int GOOD = ORDERS - ORDERS / BROKEN_EVERY;
    private static final List<String> CURRENCIES = List.of("EUR", "USD", "CHF", "JPY", "GBP");

    private final TestedMesh mesh = TestedMesh.shared();

    @TempDir
    Path state;

    @Test
    void every_record_is_published_or_quarantined_once_and_in_the_table_once() throws Exception {
        PublishedPayments.anew(mesh);
        var written = new AtomicBoolean();
        var source = Thread.ofVirtual().start(() -> {
            writeOrders();
            written.set(true);
        });

        for (var kill = 1; kill <= KILLS; kill++) {
            var process = start();
            var rows = rows();
            await(
                    "some rows more after start " + kill,
                    () -> rows() > rows || rows() == ORDERS - ORDERS / BROKEN_EVERY);
            process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }
        source.join();
        var last = start();
        try {
            await("all rows", () -> rows() == ORDERS - ORDERS / BROKEN_EVERY);
            await(
                    "all in quarantine",
                    () -> mesh.committed("treasury.payments.v1.quarantine").size() >= ORDERS / BROKEN_EVERY);
        } finally {
            last.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
        }

        assertThat(written).isTrue();
        assertThat(keys("treasury.payments.v1")).containsExactlyElementsOf(goodKeys());
        assertThat(mesh.committed("treasury.payments.v1.quarantine")).hasSize(ORDERS / BROKEN_EVERY);
        assertThat(mesh.count("select count(*) from treasury.payments_v1 where amount = 12.5"))
                .isEqualTo(ORDERS - ORDERS / BROKEN_EVERY);
    }

    @Test
    void a_chain_of_products_counts_every_record_once_and_in_order_of_its_key() throws Exception {
        var domain = Balances.domainFolder(Files.createDirectories(state.resolve("domain")));
        PublishedPayments.anew(mesh);
        for (var name : List.of("payment-limits", "payment-balances")) {
            mesh.publish(
                    ProductFolder.at(domain.resolve("products").resolve(name)).read());
        }
        var first = startChain(domain);
        try (var producer = mesh.producer()) {
            for (var currency : CURRENCIES) {
                producer.send(new ProducerRecord<>(
                        Balances.LIMITS_ENTERED, JsonRecords.write(new Balances.Limit(currency, new BigDecimal(100)))));
            }
        }
        await("limits", () -> mesh.committed(Balances.LIMITS.topic()).size() == CURRENCIES.size());
        kill(first);
        var source = Thread.ofVirtual().start(this::writeOrders);

        for (var kill = 1; kill < KILLS; kill++) {
            var process = startChain(domain);
            var balances = balances();
            await("more balances after start " + kill, () -> balances() > balances || balances() == GOOD);
            kill(process);
        }
        source.join();
        var last = startChain(domain);
        try {
            await("all balances", () -> balances() == GOOD);
        } finally {
            kill(last);
        }

        var counts = countsByCurrency(domain);
        assertThat(counts).containsOnlyKeys(CURRENCIES);
        assertThat(counts)
                .allSatisfy((_, ofOne) -> assertThat(ofOne)
                        .isEqualTo(
                                LongStream.rangeClosed(1, ofOne.size()).boxed().toList()));
        assertThat(mesh.committed(Balances.BALANCES.quarantineTopic())).isEmpty();
        assertThat(mesh.committed(Balances.BALANCES.filteredTopic())).isEmpty();
    }

    private Process startChain(Path domain) throws IOException {
        return PaymentsProcess.start(ChainProcess.class, mesh.environment(domain, state), state.resolve("chain.log"));
    }

    private static void kill(Process process) throws InterruptedException {
        process.destroyForcibly().waitFor(10, TimeUnit.SECONDS);
    }

    private int balances() {
        return mesh.committed(Balances.BALANCES.topic()).size();
    }

    /** The field {@code payments} of each currency's records, in the topic's order. */
    private Map<String, List<Long>> countsByCurrency(Path domain) throws IOException {
        var contract = ProductFolder.at(domain.resolve("products/payment-balances"))
                .read()
                .latest();
        var reader = new GenericDatumReader<GenericRecord>(new Schema.Parser().parse(AvroSchema.of(contract)));
        var counts = new HashMap<String, List<Long>>();
        for (var record : mesh.committed(Balances.BALANCES.topic())) {
            var value = record.value();
            var read = reader.read(null, DecoderFactory.get().binaryDecoder(value, 5, value.length - 5, null));
            counts.computeIfAbsent(new String(record.key(), StandardCharsets.UTF_8), _ -> new ArrayList<>())
                    .add((Long) read.get("payments"));
        }
        return counts;
    }

    private Process start() throws IOException {
        return PaymentsProcess.start(
                mesh.environment(Path.of("src/test/resources").toAbsolutePath(), state), state.resolve("process.log"));
    }

    private long rows() {
        return mesh.count("select count(*) from treasury.payments_v1");
    }

    /** About 1000 a second, so that the kills come while records are under way. */
    private void writeOrders() {
        try (var producer = mesh.producer()) {
            for (var i = 0; i < ORDERS; i++) {
                var order = Order.of("P" + i).currency(CURRENCIES.get(i % CURRENCIES.size()));
                var written = i % BROKEN_EVERY == 0 ? order.amount("0") : order;
                var record = new ProducerRecord<>(
                        Payments.ORDERS, ("k" + i).getBytes(StandardCharsets.UTF_8), JsonRecords.write(written));
                record.headers().add(EventTime.HEADER, EventTime.bytes(1_763_892_000_000_000L));
                producer.send(record);
                if (i % 100 == 0) {
                    java.util.concurrent.locks.LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(100));
                }
            }
        }
    }

    private List<String> keys(String topic) {
        return mesh.committed(topic).stream()
                .map(record -> new String(record.key(), StandardCharsets.UTF_8))
                .sorted()
                .toList();
    }

    private static List<String> goodKeys() {
        return IntStream.range(0, ORDERS)
                .filter(i -> i % BROKEN_EVERY != 0)
                .mapToObj(i -> "P" + i + "|1")
                .sorted()
                .collect(Collectors.toList());
    }
}
