package org.finmesh.platform.access.grants;

import java.util.Comparator;
import java.util.Set;
import java.util.TreeSet;
import org.finmesh.platform.access.OfferedPort;

/**
 * A consumer's role in PostgreSQL.
 *
 * @param login whether it can log in; a role without has had its sessions ended before it gets it back
 * @param lingering whether sessions are open that a role without login must not have
 * @param mighty whether somebody made it superuser or gave it another attribute that goes round grants
 */
record RoleState(boolean login, boolean lingering, boolean mighty, Set<Privilege> privileges) {

    static final RoleState LOCKED = new RoleState(false, false, false, Set.of());

    /**
     * One right on one thing in the database, or in one that all databases share.
     *
     * @param kind what the thing is
     * @param object its name, quoted where SQL needs it
     * @param right such as SELECT; followed by an asterisk when the role may pass it on
     */
    record Privilege(Kind kind, String object, String right) implements Comparable<Privilege> {

        private static final Comparator<Privilege> ORDER = Comparator.comparing(Privilege::kind)
                .thenComparing(Privilege::object)
                .thenComparing(Privilege::right);

        enum Kind {
            DATABASE,
            SCHEMA,
            TABLE,
            /** Of a table's column; the object is {@code (column) ON TABLE schema.table}. */
            COLUMN,
            ROUTINE,
            /** Of another role. */
            MEMBERSHIP
        }

        String grant(String role) {
            return "GRANT %s TO %s".formatted(clause(), role);
        }

        /** With what was passed on. */
        String revoke(String role) {
            return "REVOKE %s FROM %s CASCADE".formatted(clause(), role);
        }

        private String clause() {
            var plainRight = right.replace("*", "");
            return switch (kind) {
                case DATABASE, SCHEMA, TABLE, ROUTINE -> "%s ON %s %s".formatted(plainRight, kind, object);
                case COLUMN -> plainRight + " " + object;
                case MEMBERSHIP -> object;
            };
        }

        @Override
        public int compareTo(Privilege other) {
            return ORDER.compare(this, other);
        }

        @Override
        public String toString() {
            return clause();
        }
    }

    /** SELECT on each view, and the way there; nothing when there is no port to read. */
    static RoleState reading(Set<OfferedPort> ports, String database) {
        if (ports.isEmpty()) {
            return LOCKED;
        }
        var privileges = new TreeSet<Privilege>();
        privileges.add(new Privilege(Privilege.Kind.DATABASE, database, "CONNECT"));
        ports.stream().flatMap(port -> port.view().stream()).forEach(view -> {
            privileges.add(new Privilege(Privilege.Kind.SCHEMA, view.schema(), "USAGE"));
            privileges.add(new Privilege(Privilege.Kind.TABLE, view.toString(), "SELECT"));
        });
        return new RoleState(true, false, false, privileges);
    }

    Set<Privilege> without(Set<Privilege> others) {
        var rest = new TreeSet<>(privileges);
        rest.removeAll(others);
        return rest;
    }
}
