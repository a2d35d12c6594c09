package org.finmesh.platform.provisioning;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SemanticVersion;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import tools.jackson.databind.JsonNode;

/** What is published of each port, and what was of those that have ended. Joins its caller's transaction. */
@Repository
class PublishedPorts {

    private final JdbcClient jdbc;

    PublishedPorts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<PublishedPort> of(ProductId product) {
        return jdbc.sql("select * from provisioning.published_port where product = ? order by port")
                .param(product.toString())
                .query(PublishedPorts::read)
                .list();
    }

    /** Of a port that is live; empty when it is not, or known by name alone. */
    Optional<JsonNode> contract(PortId port) {
        return jdbc.sql(
                        "select contract from provisioning.published_port where port = ? and withdrawn_at is null and contract is not null")
                .param(port.toString())
                .query(String.class)
                .optional()
                .map(text -> YamlFile.read(new SourceFile(port.toString(), text)));
    }

    private static PublishedPort read(ResultSet row, int number) throws SQLException {
        var port = row.getString("port");
        var contract = row.getString("contract");
        return new PublishedPort(
                PortId.parse(port),
                contract == null
                        ? null
                        : new PublishedPort.Published(
                                SemanticVersion.parse(row.getString("version")),
                                YamlFile.read(new SourceFile(port, contract))),
                instant(row, "end_of_life"),
                instant(row, "withdrawn_at"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    /** The product is published with these contracts and no others. */
    void put(DataProduct product) {
        product.contracts().forEach(this::put);
        var kept = product.contracts().stream()
                .map(Contract::port)
                .map(Object::toString)
                .toArray(String[]::new);
        jdbc.sql("""
                        update provisioning.published_port set withdrawn_at = now()
                        where product = ? and withdrawn_at is null and port <> all (?)""").params(product.id().toString(), kept).update();
    }

    private void put(Contract contract) {
        jdbc.sql("""
                        insert into provisioning.published_port (port, product, version, contract, end_of_life)
                        values (:port, :product, :version, :contract, :life)
                        on conflict (port) do update
                        set version = excluded.version, contract = excluded.contract,
                            end_of_life = excluded.end_of_life""")
                .param("port", contract.port().toString())
                .param("product", contract.port().product().toString())
                .param("version", contract.version().toString())
                .param("contract", contract.file().text())
                .param(
                        "life",
                        contract.endOfLife()
                                .map(at -> at.atOffset(ZoneOffset.UTC))
                                .orElse(null))
                .update();
    }
}
