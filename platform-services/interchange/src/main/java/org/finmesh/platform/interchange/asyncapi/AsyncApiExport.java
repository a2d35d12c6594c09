package org.finmesh.platform.interchange.asyncapi;

import java.util.List;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.YamlFile;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.avro.AvroExport;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.jsonschema.JsonSchemaExport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A contract's topics as an AsyncAPI 3.0 document, seen from the one who publishes them: the operation is {@code send}.
 * Payloads are Avro where the kafka server's format says so, else JSON Schema.
 */
public final class AsyncApiExport {

    private static final String AVRO = "application/vnd.apache.avro;version=1.9.0";

    private final ContractSource contract;
    private final Place root;

    private AsyncApiExport(ContractSource contract) {
        this.contract = contract;
        this.root = contract.root();
    }

    /** @throws InterchangeException where the contract has no kafka server */
    public static String write(ContractSource contract) {
        if (contract.servers("kafka").isEmpty()) {
            throw new InterchangeException(
                    InterchangeError.NOTHING_TO_CARRY,
                    "contract %s has no server of type kafka, so no topic that AsyncAPI could describe"
                            .formatted(contract.id()));
        }
        return YamlFile.write(new AsyncApiExport(contract).document());
    }

    private ObjectNode document() {
        var document = Nodes.object().put("asyncapi", "3.0.0");
        document.set("info", info());
        var servers = document.putObject("servers");
        contract.servers("kafka").forEach(server -> servers.set(key(server.at("server")), server(server)));
        var channels = document.putObject("channels");
        var operations = document.putObject("operations");
        for (var object : contract.objects()) {
            var name = key(object.at("name"));
            channels.set(name, channel(object, name));
            var operation = operations.putObject("send_" + name).put("action", "send");
            operation.putObject("channel").put("$ref", "#/channels/" + name);
            operation.putArray("messages").addObject().put("$ref", "#/channels/%s/messages/%s".formatted(name, name));
        }
        return document;
    }

    private ObjectNode info() {
        var info = Nodes.object();
        var title = root.at("name").takeText();
        info.put("title", title == null ? contract.id() : title);
        info.put("version", version());
        root.at("description").at("purpose").takeText(text -> info.put("description", text));
        info.put("x-contract-id", String.valueOf(root.at("id").takeText()));
        var tags = Nodes.list();
        root.at("tags").takeTexts().forEach(tag -> tags.addObject().put("name", tag));
        Nodes.put(info, "tags", tags);
        var support = root.at("support").items().stream()
                .filter(channel -> channel.at("url").text() != null)
                .findFirst();
        support.ifPresent(channel -> {
            var contact = info.putObject("contact");
            channel.at("channel").takeText(name -> contact.put("name", name));
            var url = String.valueOf(channel.at("url").takeText());
            contact.put(url.startsWith("mailto:") ? "email" : "url", url.replaceFirst("^mailto:", ""));
        });
        return info;
    }

    private String version() {
        var version = root.at("version").takeText();
        return version == null ? "0.0.0" : version;
    }

    private static ObjectNode server(Place server) {
        var written = Nodes.object();
        written.put("host", String.valueOf(server.at("host").takeText())).put("protocol", "kafka");
        server.at("type").take();
        server.at("description").takeText(text -> written.put("description", text));
        server.at("environment")
                .takeText(text ->
                        written.putArray("tags").addObject().put("name", text).put("description", "environment"));
        return written;
    }

    private ObjectNode channel(Place object, String name) {
        var channel = Nodes.object();
        var physical = object.at("physicalName").takeText();
        var address = contract.port().map(PortId::topic).orElse(physical);
        channel.put(
                "address", address == null ? String.valueOf(object.at("name").text()) : address);
        if ("topic".equalsIgnoreCase(object.at("physicalType").text())) {
            object.at("physicalType").take();
        }
        object.at("description").takeText(text -> channel.put("description", text));
        var servers = channel.putArray("servers");
        contract.servers("kafka")
                .forEach(server -> servers.addObject()
                        .put(
                                "$ref",
                                "#/servers/"
                                        + plain(String.valueOf(
                                                server.at("server").text()))));
        channel.putObject("messages").set(name, message(object));
        Nodes.put(channel, "bindings", bindings());
        return channel;
    }

    private ObjectNode message(Place object) {
        var message = Nodes.object();
        object.at("businessName").takeText(text -> message.put("title", text));
        message.put("name", String.valueOf(object.at("name").text()));
        var formats = contract.servers("kafka").stream()
                .map(server -> server.at("format"))
                .toList();
        if (formats.stream().allMatch(format -> "avro".equalsIgnoreCase(format.text()))) {
            formats.forEach(Place::take);
            message.put("contentType", "avro/binary");
            message.putObject("payload").put("schemaFormat", AVRO).set("schema", AvroExport.schema(object, contract));
        } else {
            formats.stream()
                    .filter(format -> "json".equalsIgnoreCase(format.text()))
                    .forEach(Place::take);
            message.put("contentType", "application/json");
            message.set("payload", JsonSchemaExport.object(object));
        }
        return message;
    }

    /** What the mesh's custom properties say of the topic. */
    private JsonNode bindings() {
        var server = contract.servers("kafka").getFirst();
        var kafka = Nodes.object();
        if (server.custom("partitions").look().canConvertToInt()) {
            kafka.set("partitions", server.custom("partitions").take());
        }
        var topic = Nodes.object();
        var cleanup = server.custom("cleanupPolicy").takeText();
        if (cleanup != null) {
            topic.set("cleanup.policy", Nodes.list(List.of(cleanup)));
        }
        Nodes.put(kafka, "topicConfiguration", topic);
        if (kafka.isEmpty()) {
            return kafka;
        }
        return Nodes.object().set("kafka", kafka.put("bindingVersion", "0.5.0"));
    }

    /** A key by AsyncAPI's own rule for components; the name itself where it keeps it. */
    private String key(Place named) {
        var name = String.valueOf(named.text());
        var key = plain(name);
        if (key.equals(name)) {
            named.take();
        } else {
            named.leave("as a key it is " + key);
        }
        return key;
    }

    private static String plain(String name) {
        var plain = name.replaceAll("[^A-Za-z0-9_-]", "_");
        return plain.isEmpty() ? "_" : plain;
    }
}
