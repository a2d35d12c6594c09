package org.finmesh.platform.server.products;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.finmesh.platform.access.Access;
import org.finmesh.platform.access.Reading;
import org.finmesh.platform.api.ProductsApi.Sample;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Contract.Property;
import org.finmesh.platform.server.access.Actors;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** Rows of a port, read with the right of who is asking: PostgreSQL refuses what they could not read themselves. */
@Component
class Samples {

    private static final int ROWS_MAX = 50;

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Access access;
    private final Actors actors;

    Samples(@Qualifier("mesh") DataSource mesh, Access access, Actors actors) {
        this.jdbc = JdbcClient.create(mesh);
        this.transaction = new TransactionTemplate(new JdbcTransactionManager(mesh));
        this.transaction.setReadOnly(true);
        this.access = access;
        this.actors = actors;
    }

    /** @param limit 1 to 50 */
    Sample of(Contract contract, int limit) {
        if (limit < 1 || limit > ROWS_MAX) {
            throw new ServerException(ServerError.LIMIT_BOUNDS, "limit is 1 to %d, not %d".formatted(ROWS_MAX, limit));
        }
        if (contract.server("postgres").isEmpty()) {
            throw new ServerException(
                    ServerError.NO_TABLE,
                    "%s is read as a topic only, so there are no rows to show".formatted(contract.port()));
        }
        var source = source(contract);
        var rows = transaction.execute(status -> {
            jdbc.sql("set local role " + source.role()).update();
            jdbc.sql("set local statement_timeout = '5s'").update();
            return jdbc.sql(source.select()).param(limit).query(Samples::texts).list();
        });
        return new Sample(
                contract.port().toString(),
                source.columns().stream().map(Property::name).toList(),
                rows);
    }

    /** As a consumer of theirs, where they have one that reads; else as the domain, where they are of it. */
    private SampleSource source(Contract contract) {
        var actor = actors.current();
        var port = contract.port();
        return access.readings(actor, port).stream()
                .filter(Reading::inForce)
                .findFirst()
                .map(reading -> SampleSource.of(reading.consumer().databaseRole(), reading.entitlement(), contract))
                .or(() -> actor.worksFor(port.product().domain())
                        ? Optional.of(SampleSource.ofDomain(contract))
                        : Optional.empty())
                .orElseThrow(() -> new ServerException(
                        ServerError.NO_RIGHT_TO_READ,
                        "rows of %s are for its domain and for consumers with an active agreement: request access first"
                                .formatted(port)));
    }

    private static List<@Nullable String> texts(ResultSet row, int number) throws SQLException {
        var texts = new ArrayList<@Nullable String>();
        for (var column = 1; column <= row.getMetaData().getColumnCount(); column++) {
            texts.add(row.getString(column));
        }
        return texts;
    }
}
