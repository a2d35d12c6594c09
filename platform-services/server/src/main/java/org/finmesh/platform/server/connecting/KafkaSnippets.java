package org.finmesh.platform.server.connecting;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.finmesh.platform.api.ProductsApi.Snippet;

/** Ready to copy, for the topic. */
record KafkaSnippets(
        String topic,
        String tokenUrl,
        String registryUrl,
        String clientId,
        String bootstrap,
        Map<String, String> properties) {

    List<Snippet> all() {
        return List.of(file(), console(), java(), python());
    }

    private Snippet file() {
        return new Snippet("client.properties", "properties", lines("%s=%s"));
    }

    private String lines(String format) {
        return properties.entrySet().stream()
                .map(property -> format.formatted(property.getKey(), property.getValue()))
                .collect(Collectors.joining("\n", "", "\n"));
    }

    /** The record's first five bytes are its schema's number, so what is shown is Avro's binary form. */
    private Snippet console() {
        return new Snippet("Kafka console", "sh", """
                # Kafka 4.2, with client.properties beside it; values are Avro, so this shows keys and headers
                export KAFKA_OPTS="-Dorg.apache.kafka.sasl.oauthbearer.allowed.urls=%s"
                kafka-console-consumer.sh --bootstrap-server %s \\
                  --command-config client.properties --topic %s \\
                  --from-beginning --max-messages 10 --isolation-level read_committed \\
                  --formatter-property print.key=true --formatter-property print.headers=true
                """.formatted(tokenUrl, bootstrap, topic));
    }

    private Snippet java() {
        return new Snippet("Java", "java", """
                // org.apache.kafka:kafka-clients 4.1 or later, org.apache.avro:avro
                System.setProperty("org.apache.kafka.sasl.oauthbearer.allowed.urls", "%s");
                var config = new Properties();
                try (var file = Files.newBufferedReader(Path.of("client.properties"))) {
                    config.load(file);
                }
                try (var consumer = new KafkaConsumer<>(config, new StringDeserializer(), new ByteArrayDeserializer())) {
                    consumer.subscribe(List.of("%s"));
                    while (true) {
                        for (var record : consumer.poll(Duration.ofSeconds(1))) {
                            // byte 0 is 0, bytes 1 to 4 are the schema's id: GET %s/schemas/ids/<id>
                            var id = ByteBuffer.wrap(record.value()).getInt(1);
                            var decoder = DecoderFactory.get().binaryDecoder(record.value(), 5, record.value().length - 5, null);
                            System.out.println(record.key() + " " + new GenericDatumReader<>(schema(id)).read(null, decoder));
                        }
                    }
                }
                """.formatted(tokenUrl, topic, registryUrl));
    }

    private Snippet python() {
        return new Snippet("Python", "python", """
                # pip install "confluent-kafka[avro,schemaregistry]"
                import os
                from confluent_kafka import Consumer
                from confluent_kafka.schema_registry import SchemaRegistryClient
                from confluent_kafka.schema_registry.avro import AvroDeserializer
                from confluent_kafka.serialization import MessageField, SerializationContext

                consumer = Consumer({
                    "bootstrap.servers": "%1$s",
                    "security.protocol": "SASL_PLAINTEXT",
                    "sasl.mechanism": "OAUTHBEARER",
                    "sasl.oauthbearer.method": "oidc",
                    "sasl.oauthbearer.client.id": "%2$s",
                    "sasl.oauthbearer.client.secret": os.environ["CLIENT_SECRET"],
                    "sasl.oauthbearer.token.endpoint.url": "%3$s",
                    "group.id": "%2$s",
                    "auto.offset.reset": "earliest",
                })
                avro = AvroDeserializer(SchemaRegistryClient({"url": "%4$s"}))
                consumer.subscribe(["%5$s"])
                while True:
                    message = consumer.poll(1.0)
                    if message is not None and message.error() is None:
                        print(avro(message.value(), SerializationContext(message.topic(), MessageField.VALUE)))
                """.formatted(bootstrap, clientId, tokenUrl, registryUrl, topic));
    }
}
