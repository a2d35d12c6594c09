package org.finmesh.platform.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;

/** The catalog's tables. */
@Repository
class CatalogTables {

    /** Which files are the product's now. */
    record State(ProductId product, String version, String publishedBy, Instant publishedAt) {}

    private static final String STATES = "select id, version, published_by, published_at from catalog.product";

    private final JdbcClient jdbc;

    CatalogTables(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    List<State> states() {
        return jdbc.sql(STATES + " order by id").query(CatalogTables::state).list();
    }

    Optional<State> state(ProductId id) {
        return jdbc.sql(STATES + " where id = ?")
                .param(id.toString())
                .query(CatalogTables::state)
                .optional();
    }

    private static State state(ResultSet row, int number) throws SQLException {
        return new State(
                ProductId.parse(row.getString("id")),
                row.getString("version"),
                row.getString("published_by"),
                row.getObject("published_at", OffsetDateTime.class).toInstant());
    }

    List<SourceFile> files(State state) {
        return jdbc.sql("select name, content from catalog.file where product = ? and version = ? order by position")
                .params(state.product().toString(), state.version())
                .query((row, number) -> new SourceFile(row.getString("name"), row.getString("content")))
                .list();
    }

    @Transactional
    void put(DataProduct product, List<SourceFile> files, List<SearchTerm> terms, String by, Instant at) {
        var id = product.id().toString();
        var version = product.latest().version().toString();
        var instant = at.atOffset(ZoneOffset.UTC);
        var newer = jdbc.sql("""
                        insert into catalog.product (id, version, published_by, published_at) values (?, ?, ?, ?)
                        on conflict (id) do update
                        set version = excluded.version, published_by = excluded.published_by, published_at = excluded.published_at
                        where excluded.published_at > product.published_at""").params(id, version, by, instant).update();
        if (newer == 0) {
            return;
        }
        jdbc.sql("delete from catalog.version where product = ? and version = ?")
                .params(id, version)
                .update();
        jdbc.sql("insert into catalog.version (product, version, published_at) values (?, ?, ?)")
                .params(id, version, instant)
                .update();
        for (var position = 0; position < files.size(); position++) {
            var file = files.get(position);
            jdbc.sql("insert into catalog.file (product, version, position, name, content) values (?, ?, ?, ?, ?)")
                    .params(id, version, position, file.name(), file.text())
                    .update();
        }
        putTerms(id, terms);
    }

    /** Words as they are and by their English stems, so that {@code rates} finds {@code rate}. */
    private void putTerms(String id, List<SearchTerm> terms) {
        jdbc.sql("delete from catalog.term where product = ?").param(id).update();
        for (var term : terms) {
            jdbc.sql("""
                            insert into catalog.term (product, what, weight, words)
                            values (:id, :what, :weight, to_tsvector('simple', :text) || to_tsvector('english', :text))
                            on conflict do nothing""")
                    .param("id", id)
                    .param("what", term.what())
                    .param("weight", term.weight())
                    .param("text", term.text())
                    .update();
        }
    }
}
