package org.finmesh.platform.access.grants;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.finmesh.platform.access.ConsumerId;

/**
 * The SQL that makes some roles what they ought to be: a right that several get or lose is one statement. Role names are a
 * consumer's, which are kebab-case; objects come from {@code SqlName} or quoted by PostgreSQL.
 *
 * @param taking what is done first
 * @param ended the roles whose sessions end after that: those that lose something, and those that read as they do
 * @param giving what is done last
 */
record RoleChanges(List<String> taking, List<String> ended, List<String> giving) {

    /** A bound for each consumer, so that one cannot take all of the server's connections. */
    private static final int CONNECTIONS_MAX = 20;

    static RoleChanges of(Map<ConsumerId, Correction<RoleState>> changes, Set<String> existing) {
        var locked = new TreeSet<String>();
        var taken = new TreeMap<Privilege, Set<String>>();
        var given = new TreeMap<Privilege, Set<String>>();
        var ended = new TreeSet<String>();
        var bent = new TreeSet<String>();
        var parted = new TreeSet<String>();
        var opened = new ArrayList<String>();
        var made = new ArrayList<String>();
        changes.forEach((consumer, change) -> {
            var role = consumer.databaseRole();
            var surplus = change.actual().without(change.intended());
            if (existing.contains(role) && isToBeLocked(change, surplus)) {
                locked.add(role);
                ended.add(role);
                ended.addAll(change.actual().members());
                surplus.stream()
                        .filter(privilege -> !isOfRoles(privilege))
                        .forEach(privilege -> add(taken, privilege, role));
            }
            if (change.actual().mighty() || has(Privilege.Kind.MEMBERSHIP, surplus)) {
                bent.add(role);
            }
            if (has(Privilege.Kind.MEMBER, surplus)) {
                parted.add(role);
            }
            if (change.intended().login()) {
                if (!existing.contains(role)) {
                    made.add(role);
                }
                var left = bent.contains(role) || parted.contains(role)
                        ? change.actual().alone()
                        : change.actual();
                change.intended().without(left).forEach(privilege -> add(given, privilege, role));
                opened.add(role);
            }
        });
        // First, because the platform may not change a role that somebody made superuser.
        var taking = plain(bent);
        locked.forEach(role -> taking.add("ALTER ROLE %s NOLOGIN".formatted(role)));
        taken.forEach((privilege, roles) -> taking.add(privilege.revoke(String.join(", ", roles))));
        // Last, because by those who read as it does a repeat after a crash knows whose sessions were to end.
        var giving = plain(parted);
        made.forEach(role -> giving.addAll(creation(role)));
        given.forEach((privilege, roles) -> giving.add(privilege.grant(String.join(", ", roles))));
        opened.forEach(role -> giving.add("ALTER ROLE %s LOGIN".formatted(role)));
        return new RoleChanges(taking, List.copyOf(ended), giving);
    }

    /** Also before it opens again: what was open while it ought not to be is ended. */
    private static boolean isToBeLocked(Correction<RoleState> change, Set<Privilege> surplus) {
        return !change.actual().login()
                || !change.intended().login()
                || change.actual().mighty()
                || !surplus.isEmpty();
    }

    private static boolean has(Privilege.Kind kind, Set<Privilege> surplus) {
        return surplus.stream().anyMatch(privilege -> privilege.kind() == kind);
    }

    private static boolean isOfRoles(Privilege privilege) {
        return privilege.kind() == Privilege.Kind.MEMBERSHIP || privilege.kind() == Privilege.Kind.MEMBER;
    }

    private static ArrayList<String> plain(Set<String> roles) {
        return new ArrayList<>(roles.stream()
                .map("SELECT role_keeper.make_plain('%s')"::formatted)
                .toList());
    }

    private static void add(Map<Privilege, Set<String>> roles, Privilege privilege, String role) {
        roles.computeIfAbsent(privilege, _ -> new TreeSet<>()).add(role);
    }

    private static List<String> creation(String role) {
        return List.of(
                "CREATE ROLE %s NOSUPERUSER NOCREATEDB NOCREATEROLE CONNECTION LIMIT %d"
                        .formatted(role, CONNECTIONS_MAX),
                "COMMENT ON ROLE %s IS '%s'".formatted(role, RoleCatalog.MARK));
    }
}
