package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.SqlName;
import org.jspecify.annotations.Nullable;

/** One thing that a product consists of, as it should be or as it is. Two of the same {@link Key} are the same thing. */
public sealed interface Resource {

    /**
     * @param kind as in the API's steps
     * @param name unique within its kind
     */
    record Key(String kind, String name) {
        @Override
        public String toString() {
            return kind + " " + name;
        }
    }

    Key key();

    /** What it is made with, for people; empty where the name says all. */
    String detail();

    /** A schema of the database {@code mesh}. */
    record DatabaseSchema(String schema) implements Resource {
        @Override
        public Key key() {
            return new Key("database-schema", schema);
        }

        @Override
        public String detail() {
            return "";
        }
    }

    /** A login role; its password is set only when credentials are issued. */
    record Role(String role) implements Resource {
        @Override
        public Key key() {
            return new Key("role", role);
        }

        @Override
        public String detail() {
            return "login";
        }
    }

    /** @param primaryKey column names in the key's order */
    record Table(SqlName table, List<Column> columns, List<String> primaryKey) implements Resource {
        public Table {
            columns = List.copyOf(columns);
            primaryKey = List.copyOf(primaryKey);
        }

        @Override
        public Key key() {
            return new Key("table", table.toString());
        }

        @Override
        public String detail() {
            return "%d columns, key %s".formatted(columns.size(), String.join(", ", primaryKey));
        }
    }

    /**
     * A view over one table's columns by their own names.
     *
     * @param masks for some columns, in SQL, what is shown instead
     * @param rows in SQL, which rows are shown; null for all
     * @param note what masks and rows are, as kept beside the view in the database: PostgreSQL writes SQL down in its own
     *     words, which cannot be held against ours
     */
    record View(
            SqlName view,
            SqlName over,
            List<String> columns,
            Map<String, String> masks,
            @Nullable String rows,
            String note)
            implements Resource {
        public View {
            columns = List.copyOf(columns);
            masks = Map.copyOf(masks);
        }

        View(SqlName view, SqlName over, List<String> columns, Map<String, String> masks, @Nullable String rows) {
            this(view, over, columns, masks, rows, note(masks, rows));
        }

        private static String note(Map<String, String> masks, @Nullable String rows) {
            var shown = new TreeMap<>(masks)
                    .entrySet().stream()
                            .map(mask -> "%s as %s".formatted(mask.getKey(), mask.getValue()))
                            .collect(Collectors.toCollection(ArrayList::new));
            if (rows != null) {
                shown.add("rows where " + rows);
            }
            return String.join("; ", shown);
        }

        /** The same with other columns. */
        View with(List<String> others) {
            return new View(view, over, others, masks, rows, note);
        }

        @Override
        public Key key() {
            return new Key("view", view.toString());
        }

        @Override
        public String detail() {
            return "%d columns of %s%s%s"
                    .formatted(
                            columns.size(),
                            over,
                            masks.isEmpty() ? "" : ", " + masks.size() + " masked",
                            rows == null ? "" : ", some rows");
        }
    }

    /**
     * Functions that the database brings along and that have to be switched on.
     *
     * @param schema that they are in
     */
    record Extension(String extension, String schema) implements Resource {
        @Override
        public Key key() {
            return new Key("extension", extension);
        }

        @Override
        public String detail() {
            return "in schema " + schema;
        }
    }

    /**
     * All that a role may do with one object.
     *
     * @param type {@code database}, {@code schema} or {@code table} (a view too)
     * @param privileges as PostgreSQL calls them, upper case
     */
    record Grant(String type, String object, String role, SortedSet<String> privileges) implements Resource {
        public Grant {
            privileges = new TreeSet<>(privileges);
        }

        public static Grant of(String type, String object, String role, String... privileges) {
            return new Grant(type, object, role, new TreeSet<>(List.of(privileges)));
        }

        @Override
        public Key key() {
            return new Key("grant", "%s %s to %s".formatted(type, object, role));
        }

        @Override
        public String detail() {
            return String.join(", ", privileges);
        }
    }

    /** What {@code reader} may select of all tables that {@code owner} will make in a schema. */
    record FutureTablesGrant(String schema, String owner, String reader) implements Resource {
        @Override
        public Key key() {
            return new Key("grant", "tables that %s makes in %s to %s".formatted(owner, schema, reader));
        }

        @Override
        public String detail() {
            return "SELECT";
        }
    }

    /**
     * A subject of the schema registry.
     *
     * @param schema JSON text
     * @param compatibility the registry's level for later versions
     * @param objection why the registry would not take the desired schema; only in what is, null when it would
     */
    record Subject(
            String subject,
            String schema,
            String compatibility,
            @Nullable String objection) implements Resource {
        @Override
        public Key key() {
            return new Key("schema", subject);
        }

        @Override
        public String detail() {
            return "Avro, " + compatibility.toLowerCase(java.util.Locale.ROOT);
        }
    }

    /** @param config the settings that we decide; all others are the broker's */
    record Topic(String topic, int partitions, Map<String, String> config) implements Resource {
        public Topic {
            config = Map.copyOf(config);
        }

        @Override
        public Key key() {
            return new Key("topic", topic);
        }

        @Override
        public String detail() {
            var settings = new TreeMap<>(config)
                    .entrySet().stream().map(Object::toString).collect(Collectors.joining(", "));
            return "%d partition%s, %s".formatted(partitions, partitions == 1 ? "" : "s", settings);
        }
    }

    /**
     * What a principal may do with one Kafka resource, from any host.
     *
     * @param type Kafka's resource type: {@code TOPIC}, {@code GROUP}, {@code TRANSACTIONAL_ID}
     * @param prefixed whether {@code name} is meant as a prefix, else literally
     * @param operations Kafka's operations: {@code READ}, {@code WRITE}…
     */
    record Acl(String principal, String type, String name, boolean prefixed, SortedSet<String> operations)
            implements Resource {
        public Acl {
            operations = new TreeSet<>(operations);
        }

        public static Acl literal(String principal, String type, String name, String... operations) {
            return new Acl(principal, type, name, false, new TreeSet<>(List.of(operations)));
        }

        public static Acl prefixed(String principal, String type, String name, String... operations) {
            return new Acl(principal, type, name, true, new TreeSet<>(List.of(operations)));
        }

        @Override
        public Key key() {
            return new Key("acl", "%s on %s %s%s".formatted(principal, type, name, prefixed ? "*" : ""));
        }

        @Override
        public String detail() {
            return String.join(", ", operations);
        }
    }

    /**
     * A service account in Keycloak.
     *
     * @param scopes its default client scopes, at least
     */
    record Client(String clientId, SortedSet<String> scopes) implements Resource {
        public Client {
            scopes = new TreeSet<>(scopes);
        }

        @Override
        public Key key() {
            return new Key("client", clientId);
        }

        @Override
        public String detail() {
            return "service account, scopes " + String.join(", ", scopes);
        }
    }

    /**
     * What the mesh knows of the product.
     *
     * @param digest SHA-256 of all its files, so that a change of a description counts too
     */
    record CatalogEntry(String product, String version, String digest) implements Resource {
        @Override
        public Key key() {
            return new Key("catalog", product);
        }

        @Override
        public String detail() {
            return "version " + version;
        }
    }
}
