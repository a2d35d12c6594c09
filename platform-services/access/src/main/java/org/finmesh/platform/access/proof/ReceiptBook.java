package org.finmesh.platform.access.proof;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.finmesh.platform.access.AgreementId;
import org.finmesh.platform.access.Attempt;
import org.finmesh.platform.access.Receipt;
import org.finmesh.platform.access.Receipt.Occasion;
import org.finmesh.platform.access.agreements.Agreements;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.json.JsonMapper;

/** Every receipt there is; the database refuses to change or remove one. */
@Repository
public class ReceiptBook {

    private static final int LIST_MAX = 200;
    private static final JsonMapper JSON = JsonMapper.shared();

    private final JdbcClient database;

    ReceiptBook(JdbcClient database) {
        this.database = database;
    }

    void add(Receipt receipt) {
        database.sql("""
                        INSERT INTO access.receipt (id, agreement, occasion, at, holds, attempts)
                        VALUES (:id, :agreement, :occasion, :at, :holds, :attempts::jsonb)""")
                .param("id", receipt.id())
                .param("agreement", receipt.agreement().value())
                .param("occasion", receipt.occasion().label())
                .param("at", Agreements.timestamp(receipt.at()))
                .param("holds", receipt.holds())
                .param("attempts", JSON.writeValueAsString(receipt.attempts()))
                .update();
    }

    /** Newest first, at most 200. */
    public List<Receipt> of(AgreementId agreement) {
        return database.sql("SELECT * FROM access.receipt WHERE agreement = ? ORDER BY seq DESC LIMIT " + LIST_MAX)
                .param(agreement.value())
                .query(ReceiptBook::read)
                .list();
    }

    private static Receipt read(ResultSet row, int number) throws SQLException {
        return new Receipt(
                row.getObject("id", UUID.class),
                new AgreementId(row.getObject("agreement", UUID.class)),
                Occasion.valueOf(row.getString("occasion").toUpperCase(Locale.ROOT)),
                row.getObject("at", OffsetDateTime.class).toInstant(),
                List.of(JSON.readValue(row.getString("attempts"), Attempt[].class)));
    }
}
