package org.finmesh.platform.interchange.avro;

import java.util.List;
import org.apache.avro.AvroRuntimeException;
import org.apache.avro.Schema;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.ContractHead;
import org.finmesh.platform.interchange.Draft;
import org.finmesh.platform.interchange.InterchangeError;
import org.finmesh.platform.interchange.InterchangeException;
import org.finmesh.platform.interchange.document.Ledger;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.interchange.document.Place;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * An Avro schema as the objects of a contract. What contracts cannot say is kept in custom properties whose names begin
 * with {@code avro}, and {@link AvroExport} puts it back: so nothing is lost on the way there and back.
 */
public final class AvroImport {

    private AvroImport() {}

    /** @throws InterchangeException where the text is no valid Avro schema, or one of something else than records */
    public static Draft read(SourceFile file, ContractHead head) {
        var schema = schema(file);
        var ledger = new Ledger();
        var root = Place.root(schema, ledger);
        var records = schema.isArray() ? root.items() : List.of(root);
        if (records.isEmpty() || !records.stream().allMatch(AvroImport::isRecord)) {
            throw new InterchangeException(
                    InterchangeError.NOTHING_TO_CARRY,
                    "%s is a schema of something else than records: a contract describes records"
                            .formatted(file.name()));
        }
        var first = String.valueOf(records.getFirst().at("name").text()).replaceFirst(".*\\.", "");
        var document = Nodes.object();
        var objects = document.putArray("schema");
        var reader = new AvroReader();
        records.forEach(record -> objects.add(reader.object(record)));
        return new Draft(first, document, ledger.notes(root, "contracts have no place for it"));
    }

    private static boolean isRecord(Place schema) {
        return "record".equals(schema.at("type").text())
                && schema.at("fields").look().isArray();
    }

    /** Avro's own parser judges; what it accepts is then read as the JSON that it is. */
    private static JsonNode schema(SourceFile file) {
        try {
            new Schema.Parser().parse(file.text());
            return JsonMapper.shared().readTree(file.text());
        } catch (AvroRuntimeException | JacksonException notAvro) {
            throw unreadable(file, notAvro);
        } catch (StackOverflowError deep) {
            throw new InterchangeException(
                    InterchangeError.UNREADABLE,
                    "%s is nested too deeply for an Avro schema".formatted(file.name()),
                    deep);
        }
    }

    private static InterchangeException unreadable(SourceFile file, RuntimeException cause) {
        var reason = String.valueOf(cause.getMessage()).lines().findFirst().orElse("no reason given");
        return new InterchangeException(
                InterchangeError.UNREADABLE, "%s is no Avro schema: %s".formatted(file.name(), reason), cause);
    }
}
