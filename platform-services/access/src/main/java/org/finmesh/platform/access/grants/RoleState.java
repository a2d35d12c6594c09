package org.finmesh.platform.access.grants;

import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.finmesh.platform.access.ConsumerId;
import org.finmesh.platform.access.Entitlement;
import org.finmesh.platform.access.grants.Privilege.Kind;
import org.finmesh.platform.contract.SqlName;

/**
 * A consumer's role in PostgreSQL.
 *
 * @param login whether it can log in; a role without has had its sessions ended before it gets it back
 * @param lingering whether sessions are open that a role without login must not have
 * @param mighty whether somebody made it superuser or gave it another attribute that goes round grants
 */
record RoleState(boolean login, boolean lingering, boolean mighty, Set<Privilege> privileges) implements Held {

    static final RoleState LOCKED = new RoleState(false, false, false, Set.of());

    RoleState {
        privileges = Set.copyOf(privileges);
    }

    /**
     * SELECT on the columns of each view, and the way there; nothing when there is nothing to read. Always column by
     * column, so that a column which a view gets later is not readable by itself. A domain's roles read as its team's:
     * what the team loses, they lose with it.
     */
    static RoleState reading(ConsumerId consumer, Allowance allowance, String database) {
        if (allowance.isNothing()) {
            return LOCKED;
        }
        var privileges = new TreeSet<Privilege>();
        privileges.add(Privilege.of(Kind.DATABASE, database, "CONNECT"));
        if (allowance.asDomain()) {
            consumer.domainRoles().forEach(role -> privileges.add(Privilege.member(role)));
        }
        columnsByView(allowance.entitlements()).forEach((view, columns) -> {
            privileges.add(Privilege.of(Kind.SCHEMA, view.schema(), "USAGE"));
            privileges.add(new Privilege(Kind.COLUMN, view.toString(), List.copyOf(columns), "SELECT"));
        });
        return new RoleState(true, false, false, privileges);
    }

    private static HashMap<SqlName, SortedSet<String>> columnsByView(Set<Entitlement> entitlements) {
        var columns = new HashMap<SqlName, SortedSet<String>>();
        for (var entitlement : entitlements) {
            entitlement
                    .view()
                    .filter(_ -> !entitlement.columns().isEmpty())
                    .ifPresent(view ->
                            columns.computeIfAbsent(view, _ -> new TreeSet<>()).addAll(entitlement.columns()));
        }
        return columns;
    }

    /** The roles that have the same rights. */
    Set<String> members() {
        return privileges.stream()
                .filter(privilege -> privilege.kind() == Kind.MEMBER)
                .map(Privilege::object)
                .collect(Collectors.toSet());
    }

    /** With nobody who has the same rights. */
    RoleState alone() {
        return new RoleState(
                login,
                lingering,
                mighty,
                privileges.stream()
                        .filter(privilege -> privilege.kind() != Kind.MEMBER)
                        .collect(Collectors.toSet()));
    }

    /** Column by column, and those of one table and right together again. */
    Set<Privilege> without(RoleState others) {
        var known = others.privileges.stream().flatMap(Privilege::singly).collect(Collectors.toSet());
        var rest = new TreeMap<Privilege, SortedSet<String>>();
        privileges.stream()
                .flatMap(Privilege::singly)
                .filter(privilege -> !known.contains(privilege))
                .forEach(privilege -> rest.computeIfAbsent(
                                new Privilege(privilege.kind(), privilege.object(), List.of(), privilege.right()),
                                _ -> new TreeSet<>())
                        .addAll(privilege.columns()));
        return rest.entrySet().stream()
                .map(entry -> new Privilege(
                        entry.getKey().kind(),
                        entry.getKey().object(),
                        List.copyOf(entry.getValue()),
                        entry.getKey().right()))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    @Override
    public SortedSet<String> rights() {
        var rights = privileges.stream()
                .flatMap(Privilege::singly)
                .map(Privilege::words)
                .collect(Collectors.toCollection(TreeSet::new));
        if (login) {
            rights.add("login");
        }
        if (lingering) {
            rights.add("open sessions without login");
        }
        if (mighty) {
            rights.add("an attribute that goes round grants");
        }
        return rights;
    }
}
