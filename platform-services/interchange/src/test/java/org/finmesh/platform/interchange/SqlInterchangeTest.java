package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.interchange.document.Nodes;
import org.finmesh.platform.localstack.LocalStack;
import org.finmesh.platform.localstack.LocalStack.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

/** What is exported runs in a real PostgreSQL, which refuses what the contract forbids; what it prints is read back. */
class SqlInterchangeTest {

    private static LocalStack stack;

    private Connection database;

    @BeforeAll
    static void startPostgreSql() {
        stack = LocalStack.temporary(Server.POSTGRESQL);
    }

    @AfterAll
    static void stopPostgreSql() {
        stack.close();
    }

    @BeforeEach
    void connect() throws SQLException {
        var server = stack.postgreSql();
        database = DriverManager.getConnection(server.meshJdbcUrl(), server.superuser(), server.superuserPassword());
        database.setAutoCommit(false);
    }

    @AfterEach
    void forget() throws SQLException {
        database.rollback();
        database.close();
    }

    private void execute(String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private List<String> query(String sql) throws SQLException {
        try (var statement = database.createStatement();
                var rows = statement.executeQuery(sql)) {
            var values = new ArrayList<String>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
        }
    }

    private static String ddl(SourceFile contract) {
        return Contracts.export(ExportFormat.SQL, contract).text();
    }

    private static SourceFile contractOf(String sql) {
        return new SourceFile(
                "c.odcs.yaml", Contracts.imported(ImportFormat.SQL, sql).text());
    }

    @Test
    void everyContractOfTheMeshAndARichOneRun() throws SQLException {
        for (var contract : Contracts.ofMesh().toList()) {
            execute(ddl(contract));
            assertThat(ddl(contractOf(ddl(contract)))).isEqualTo(ddl(contract));
        }
        execute(ddl(Contracts.rich()));
        assertThat(
                        query(
                                "SELECT column_name FROM information_schema.columns WHERE table_schema = 'sales' AND table_name = 'orders'"))
                .hasSize(17)
                .contains("LEGACY_CODE");
    }

    @Test
    void whatTheContractForbidsIsRefused() throws SQLException {
        execute(ddl(Contracts.rich()));
        execute("INSERT INTO sales.customers VALUES (1, 'a@example.com')");
        var insert = "INSERT INTO sales.orders (order_id, line, customer_id, placed_at, amount, currency, due, labels)"
                + " VALUES ('0b1c0b1c-0b1c-0b1c-0b1c-0b1c0b1c0b1c', 1, 1, now(), 10.5, 'EUR', '2026-01-31', '{new}')";
        for (var change : List.of(
                "10.5>0",
                "'EUR'>'XXX'",
                "'2026-01-31'>'2019-12-31'",
                "{new}>{}",
                "1, 1, now()>0, 1, now()",
                "1, 1, now()>1, 2, now()")) {
            var parts = change.split(">");
            assertThat(insert).contains(parts[0]);
            var before = database.setSavepoint();
            assertThatThrownBy(() -> execute(insert.replace(parts[0], parts[1])))
                    .as(change)
                    .isInstanceOf(SQLException.class);
            database.rollback(before);
        }
        execute(insert);
    }

    @Test
    void whatSqlCarriesOfAContractComesBack() {
        var before = Contracts.tree(Contracts.rich().text());
        var after = Contracts.tree(contractOf(ddl(Contracts.rich())).text());
        for (var key : List.of(
                "logicalType",
                "logicalTypeOptions",
                "required",
                "unique",
                "primaryKey",
                "primaryKeyPosition",
                "description",
                "relationships")) {
            for (var object = 0; object < 2; object++) {
                var changed = List.of("legacy", "labels", "parcels", "address");
                for (var property : before.path("schema").get(object).path("properties")) {
                    var name = property.path("name").asString();
                    if (!changed.contains(name)) {
                        assertThat(Contracts.property(after.path("schema").get(object), name)
                                        .path(key))
                                .as(name + "." + key)
                                .isEqualTo(property.path(key));
                    }
                }
            }
        }
        var orders = after.path("schema").get(1);
        assertThat(Contracts.custom(Contracts.property(orders, "amount"), "precision")
                        .intValue())
                .isEqualTo(18);
        assertThat(Contracts.custom(Contracts.property(orders, "currency"), "enum")
                        .size())
                .isEqualTo(3);
        assertThat(orders.path("quality").size()).isEqualTo(2);
        assertThat(orders.path("physicalName").asString()).isEqualTo("sales.orders");
    }

    @Test
    void statementsComeBackFromAContractAsTheyWere() throws SQLException {
        var sql = Contracts.resource("tables.sql").text();
        execute(sql);
        var contract = contractOf(sql);
        assertThat(ddl(contract)).isEqualTo(sql);
    }

    /** As pg_dump does, from PostgreSQL's own functions: types and conditions as the server prints them. */
    @Test
    void whatPostgreSqlPrintsIsReadLikeWhatWasWritten() throws SQLException {
        execute(Contracts.resource("tables.sql").text());
        var printed = new ArrayList<String>();
        for (var table : List.of("shop.customers", "shop.orders")) {
            var columns = query("""
                    SELECT quote_ident(attname) || ' ' || format_type(atttypid, atttypmod)
                      || CASE WHEN attgenerated <> '' THEN ' GENERATED ALWAYS AS (' || pg_get_expr(adbin, adrelid) || ') STORED'
                              WHEN attidentity <> '' THEN ' GENERATED ALWAYS AS IDENTITY'
                              WHEN adbin IS NOT NULL THEN ' DEFAULT ' || pg_get_expr(adbin, adrelid) ELSE '' END
                      || CASE WHEN attnotnull THEN ' NOT NULL' ELSE '' END
                    FROM pg_attribute LEFT JOIN pg_attrdef ON adrelid = attrelid AND adnum = attnum
                    WHERE attrelid = '%s'::regclass AND attnum > 0 ORDER BY attnum""".formatted(table));
            printed.add("CREATE TABLE %s (%s);".formatted(table, String.join(", ", columns)));
        }
        printed.addAll(0, List.of("CREATE TYPE shop.mood AS ENUM ('glad', 'sad');"));
        printed.addAll(query("""
                SELECT 'ALTER TABLE ONLY ' || conrelid::regclass || ' ADD CONSTRAINT ' || quote_ident(conname) || ' '
                  || pg_get_constraintdef(oid) || ';'
                FROM pg_constraint WHERE connamespace = 'shop'::regnamespace AND contype <> 'n'
                ORDER BY contype = 'f', conrelid, oid"""));
        printed.addAll(query("""
                SELECT 'COMMENT ON COLUMN ' || objoid::regclass || '.' || quote_ident(attname) || ' IS ' || quote_literal(description) || ';'
                FROM pg_description JOIN pg_attribute ON attrelid = objoid AND attnum = objsubid
                WHERE classoid = 'pg_class'::regclass AND objsubid > 0 AND objoid::regclass::text LIKE 'shop.%' ORDER BY objoid, objsubid"""));
        var written = Contracts.tree(
                contractOf(Contracts.resource("tables.sql").text()).text());
        var read = Contracts.tree(contractOf(String.join("\n", printed)).text());
        for (var object = 0; object < 2; object++) {
            for (var property : written.path("schema").get(object).path("properties")) {
                var name = property.path("name").asString();
                var other = Contracts.property(read.path("schema").get(object), name);
                for (var key : List.of(
                        "logicalType",
                        "logicalTypeOptions",
                        "physicalType",
                        "required",
                        "unique",
                        "primaryKeyPosition",
                        "description",
                        "relationships",
                        "items")) {
                    assertThat(other.path(key)).as(name + "." + key).isEqualTo(property.path(key));
                }
                assertThat(Contracts.custom(other, "enum"))
                        .as(name + ".enum")
                        .isEqualTo(Contracts.custom(property, "enum"));
            }
        }
    }

    @Test
    void aDumpOfPgDumpGoesThrough() {
        var carried = Contracts.imported(
                ImportFormat.SQL, Contracts.resource("dump.sql").text());
        var contract = Contracts.tree(carried.text());
        var orders = contract.path("schema")
                .valueStream()
                .filter(object -> object.path("name").asString("").equals("orders"))
                .findFirst()
                .orElseThrow();
        assertThat(contract.path("schema").size()).isEqualTo(2);
        var id = Contracts.property(orders, "id");
        assertThat(id.path("physicalType").asString("")).isEqualTo("serial");
        assertThat(id.path("primaryKey").asBoolean(false)).isTrue();
        assertThat(Contracts.property(orders, "customer_id")
                        .path("relationships")
                        .get(0)
                        .path("to")
                        .asString(""))
                .isEqualTo("customers.id");
        assertThat(Contracts.custom(Contracts.property(orders, "state"), "enum").toString())
                .isEqualTo("[\"open\",\"closed\"]");
        assertThat(Contracts.property(orders, "amount")
                        .path("logicalTypeOptions")
                        .path("minimum")
                        .intValue())
                .isZero();
        assertThat(orders.path("description").asString("")).isEqualTo("It's \"orders\"; really.");
        assertThat(carried.notes().stream().map(Note::toString))
                .anyMatch(note -> note.contains("CREATE INDEX"))
                .anyMatch(note -> note.contains("CREATE FUNCTION"))
                .anyMatch(note -> note.contains("OWNER TO"))
                .anyMatch(note -> note.contains("CREATE SEQUENCE"))
                .anyMatch(note -> note.contains("COPY"))
                .noneMatch(note -> note.contains("search_path"))
                .noneMatch(note -> note.contains("DROP TABLE"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x'); DROP TABLE sales.victim; --",
                "\"; DROP TABLE sales.victim; --",
                "\\'; DROP TABLE sales.victim; --",
                "*/ DROP TABLE sales.victim; /*",
                "a\nb",
                "select",
                "Größe €",
                "$$; DROP TABLE sales.victim; $$",
                "very_long_name_very_long_name_very_long_name_very_long_name_very_long_name"
            })
    void namesAndTextsAreNothingButThat(String odd) throws SQLException {
        execute("CREATE SCHEMA sales; CREATE TABLE sales.victim ()");
        var document =
                (ObjectNode) Contracts.tree(Contracts.withProperties("[]").text());
        var object = (ObjectNode) document.path("schema").get(0);
        object.put("name", odd).put("description", odd);
        var property =
                object.putArray("properties").addObject().put("name", odd).put("description", odd);
        property.put("logicalType", "string");
        Nodes.custom(property, "enum", Nodes.list(List.of(odd)));
        if (!odd.equals("select") && !odd.equals("a\nb")) {
            // These are taken for SQL only where they are one expression.
            Nodes.custom(property, "sqlDefault", odd.startsWith("very") || odd.startsWith("G") ? "'x'" : odd);
            Nodes.custom(property, "sqlGenerated", "AS (1); DROP TABLE sales.victim");
        }
        var sql = ddl(Contracts.contract(document));
        execute(sql);
        assertThat(query("SELECT 'sales.victim'::regclass::text")).containsExactly("sales.victim");
        var back = Contracts.object(Contracts.tree(contractOf(sql).text()));
        assertThat(back.path("name").asString("")).isEqualTo(odd);
        assertThat(back.path("description").asString("")).isEqualTo(odd);
        assertThat(Contracts.custom(Contracts.property(back, odd), "enum").toString())
                .isEqualTo(Nodes.list(List.of(odd)).toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-- nothing", "SELECT 1;", "\0\1\2", "CREATE VIEW v AS SELECT 1;"})
    void whatMakesNoTableIsRefused(String sql) {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.SQL, sql))
                .isInstanceOf(InterchangeException.class)
                .hasMessageContaining("CREATE TABLE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CREATE TABLE t (a int",
                "CREATE TABLE t (a 'int')",
                "CREATE TABLE t (a)",
                "CREATE TABLE t (a int, a text)",
                "CREATE TABLE t (a int); CREATE TABLE t (b int)",
                "CREATE TABLE t (a text DEFAULT 'x",
                "CREATE TABLE t (a int, PRIMARY KEY (b))",
                "/* CREATE TABLE t (a int)",
                "CREATE TABLE (a int)"
            })
    void whatIsNoSqlIsRefused(String sql) {
        assertThatThrownBy(() -> Contracts.imported(ImportFormat.SQL, sql)).isInstanceOf(InterchangeException.class);
    }

    @Test
    void aTypeThatIsNotKnownIsKeptAndSaid() {
        var carried = Contracts.imported(ImportFormat.SQL, "CREATE TABLE t (where_ geometry(Point,4326))");
        assertThat(Contracts.property(Contracts.object(Contracts.tree(carried.text())), "where_")
                        .path("physicalType")
                        .asString(""))
                .isEqualTo("geometry(Point,4326)");
        assertThat(carried.notes()).anySatisfy(note -> assertThat(note.what()).isEqualTo("geometry(Point,4326)"));
    }
}
