package org.finmesh.platform.interchange;

import java.util.Locale;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.avro.AvroImport;
import org.finmesh.platform.interchange.dbt.DbtImport;
import org.finmesh.platform.interchange.soda.SodaImport;
import org.finmesh.platform.interchange.sql.SqlImport;

/** What a contract can be made of; docs/interchange.md says what of each is carried. */
public enum ImportFormat {
    AVRO("an Avro schema (.avsc): a record, or a union of records", AvroImport::read),
    SQL("PostgreSQL statements, those of pg_dump --schema-only included", SqlImport::read),
    DBT("dbt's YAML: models and sources with columns, tests, constraints and meta", DbtImport::read),
    SODA("a Soda contract, of version 3 or 4", SodaImport::read);

    private final String description;
    private final Reader reader;

    ImportFormat(String description, Reader reader) {
        this.description = description;
        this.reader = reader;
    }

    /** As users write it. */
    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }

    public String description() {
        return description;
    }

    Draft read(SourceFile file, ContractHead head) {
        return reader.read(file, head);
    }

    /** One format's own way. */
    @FunctionalInterface
    interface Reader {

        /** @throws InterchangeException when the file is not of the format, or describes no data */
        Draft read(SourceFile file, ContractHead head);
    }
}
