package org.finmesh.platform.interchange;

import java.util.Locale;
import java.util.function.Function;
import org.finmesh.platform.interchange.asyncapi.AsyncApiExport;
import org.finmesh.platform.interchange.avro.AvroExport;
import org.finmesh.platform.interchange.dbt.DbtExport;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.jsonschema.JsonSchemaExport;
import org.finmesh.platform.interchange.page.ContractPage;
import org.finmesh.platform.interchange.page.HtmlPage;
import org.finmesh.platform.interchange.page.MarkdownPage;
import org.finmesh.platform.interchange.soda.SodaExport;
import org.finmesh.platform.interchange.sql.SqlExport;

/** What a contract can be written as; docs/interchange.md says what each carries. */
public enum ExportFormat {
    AVRO("an Avro schema (several objects: a union of records)", "Avro has no place for it", true, AvroExport::write),
    JSON_SCHEMA("JSON Schema, draft 2020-12", "JSON Schema has no place for it", true, JsonSchemaExport::write),
    SQL("PostgreSQL statements", "SQL has no place for it", true, SqlExport::write),
    DBT_SOURCES("dbt sources with tests", "dbt's sources have no place for it", true, DbtExport::sources),
    DBT_MODELS("dbt models with tests", "dbt's models have no place for it", true, DbtExport::models),
    SODA(
            "a Soda 4 contract (several objects: a document for each)",
            "Soda's contracts have no place for it",
            true,
            SodaExport::write),
    ASYNCAPI(
            "AsyncAPI 3.0, for contracts with a kafka server",
            "AsyncAPI has no place for it",
            true,
            AsyncApiExport::write),
    MARKDOWN("a page in Markdown", "not on the page", false, contract -> MarkdownPage.write(ContractPage.of(contract))),
    HTML(
            "a page in HTML, complete in itself",
            "not on the page",
            false,
            contract -> HtmlPage.write(ContractPage.of(contract)));

    private final String description;
    private final String silence;
    private final boolean needsObjects;
    private final Function<ContractSource, String> writer;

    ExportFormat(String description, String silence, boolean needsObjects, Function<ContractSource, String> writer) {
        this.description = description;
        this.silence = silence;
        this.needsObjects = needsObjects;
        this.writer = writer;
    }

    /** As users write it: {@code json-schema}. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public String description() {
        return description;
    }

    /** Why something is not carried where there is no closer reason. */
    String silence() {
        return silence;
    }

    boolean needsObjects() {
        return needsObjects;
    }

    String write(ContractSource contract) {
        return writer.apply(contract);
    }
}
