package org.finmesh.platform.processing.runtime;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.processing.ProcessingError;
import org.finmesh.platform.processing.ProcessingException;
import org.finmesh.platform.processing.stream.StateShape;

/**
 * What the product's earlier version remembers: its shape is kept in a compacted topic beside Kafka Streams' own, so that it
 * is there for whichever process goes on with the state.
 *
 * @see <a href="docs/decisions/0031-state-that-cannot-be-read-is-refused.md">why</a>
 */
final class KnownState {

    private static final Duration POLL = Duration.ofMillis(500);
    private static final byte[] KEY = "shape".getBytes(StandardCharsets.UTF_8);
    private static final int DELIVERY_MS = 20_000;

    private final PortId port;
    private final KafkaClients kafka;
    private final Settings settings;
    private final String topic;

    KnownState(PortId port, KafkaClients kafka, Settings settings) {
        this.port = port;
        this.kafka = kafka;
        this.settings = settings;
        this.topic = port.applicationId() + "-state-shape";
    }

    /**
     * Returns when the topology may start.
     *
     * @throws ProcessingException INCOMPATIBLE_STATE when what is stored cannot be read, with what to do
     */
    void goOnWith(StateShape shape) throws Exception {
        try (var admin = kafka.admin(port + ".state")) {
            var before = read(admin);
            if (before.isEmpty() && shape.isEmpty()) {
                return;
            }
            if (before.isPresent()) {
                var faults = shape.faultsAfter(before.get());
                if (!faults.isEmpty()) {
                    resetOrRefuse(before.get(), faults, admin);
                }
            }
            if (before.isEmpty() || !before.get().places().equals(shape.places())) {
                write(shape, admin);
            }
        }
    }

    private void resetOrRefuse(StateShape before, List<String> faults, Admin admin) throws Exception {
        var reset = port + "@" + before.fingerprint();
        if (!settings.reset().equals(reset)) {
            throw new ProcessingException(
                    ProcessingError.INCOMPATIBLE_STATE,
                    "%s cannot go on with what its earlier version remembers: %s. Undo the change, or give the fold another name and keep the old one, or publish a new major; or start once with FINMESH_RESET=%s, which forgets all that the product remembers and reads its inputs again from their start"
                            .formatted(port, String.join("; ", faults), reset));
        }
        new StateReset(port, settings.stateFolder(), admin).run(topic);
    }

    private Optional<StateShape> read(Admin admin) throws Exception {
        if (!ownTopics(admin).contains(topic)) {
            return Optional.empty();
        }
        var partition = new TopicPartition(topic, 0);
        Optional<StateShape> last = Optional.empty();
        try (var consumer = kafka.consumer(port + ".state", 1 << 20, 100)) {
            consumer.assign(List.of(partition));
            consumer.seekToBeginning(List.of(partition));
            var end = consumer.endOffsets(List.of(partition)).get(partition);
            while (consumer.position(partition) < end) {
                for (var record : consumer.poll(POLL)) {
                    last = Optional.of(StateShape.ofJson(record.value()));
                }
            }
        }
        return last;
    }

    private static Set<String> ownTopics(Admin admin) throws Exception {
        return admin.listTopics().names().get();
    }

    private void write(StateShape shape, Admin admin) throws Exception {
        make(admin);
        try (var producer = kafka.producer(port + ".state", 1 << 20, DELIVERY_MS, DELIVERY_MS)) {
            producer.send(new ProducerRecord<>(topic, 0, KEY, shape.json())).get();
        }
    }

    private void make(Admin admin) throws Exception {
        try {
            admin.createTopics(List.of(new NewTopic(topic, Optional.of(1), Optional.empty())
                            .configs(Map.of("cleanup.policy", "compact"))))
                    .all()
                    .get();
        } catch (ExecutionException failed) {
            if (!(failed.getCause() instanceof TopicExistsException)) {
                throw failed;
            }
        }
    }

    /** Gives up what an application remembers: safe to repeat until the new shape is written, which is the last step. */
    private record StateReset(PortId port, java.nio.file.Path stateFolder, Admin admin) {

        void run(String kept) throws Exception {
            var application = port.applicationId();
            var own = ownTopics(admin).stream()
                    .filter(topic -> topic.startsWith(application + "-") && !topic.equals(kept))
                    .toList();
            forgetOffsets(application);
            admin.deleteTopics(own).all().get();
            deleteFolder(stateFolder.resolve("streams").resolve(application));
            while (ownTopics(admin).stream().anyMatch(own::contains)) {
                Thread.sleep(100);
            }
        }

        private void forgetOffsets(String application) throws Exception {
            try {
                admin.deleteConsumerGroups(List.of(application)).all().get();
            } catch (ExecutionException failed) {
                switch (failed.getCause()) {
                    case org.apache.kafka.common.errors.GroupIdNotFoundException _ -> {}
                    case org.apache.kafka.common.errors.GroupNotEmptyException _ ->
                        throw new ProcessingException(
                                ProcessingError.UNAVAILABLE,
                                "the state of %s is given up once no process runs it; one does, or did until seconds ago"
                                        .formatted(port),
                                failed);
                    case null, default -> throw failed;
                }
            }
        }

        private static void deleteFolder(java.nio.file.Path folder) throws IOException {
            if (!java.nio.file.Files.exists(folder)) {
                return;
            }
            try (var all = java.nio.file.Files.walk(folder)) {
                for (var path : all.sorted(java.util.Comparator.reverseOrder()).toList()) {
                    java.nio.file.Files.delete(path);
                }
            }
        }
    }
}
