package org.finmesh.platform.provisioning;

import java.util.ArrayList;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.provisioning.Resource.Acl;
import org.finmesh.platform.provisioning.Resource.CatalogEntry;
import org.finmesh.platform.provisioning.Resource.Client;
import org.finmesh.platform.provisioning.Resource.DatabaseSchema;
import org.finmesh.platform.provisioning.Resource.Extension;
import org.finmesh.platform.provisioning.Resource.FutureTablesGrant;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Role;
import org.finmesh.platform.provisioning.Resource.Subject;
import org.finmesh.platform.provisioning.Resource.Table;
import org.finmesh.platform.provisioning.Resource.Topic;
import org.finmesh.platform.provisioning.Resource.View;

/** How one resource as it is differs from the same as it should be. */
sealed interface Difference {

    record None() implements Difference {}

    /** @param to the resource to make of it, which may keep more of what is than the contract asks for */
    record Changed(Resource to, String detail) implements Difference {}

    /** @param message what would break, and what to do instead */
    record Breaking(String message) implements Difference {}

    /** Pure; both have the same key. */
    static Difference between(Resource desired, Resource actual) {
        return switch (desired) {
            case DatabaseSchema ignored -> new None();
            case Role ignored -> new None();
            case Extension ignored -> new None();
            case FutureTablesGrant ignored -> new None();
            case Table table -> ofTable(table, (Table) actual);
            case View view -> ofView(view, (View) actual);
            case Grant grant -> ofSets(grant, grant.privileges(), ((Grant) actual).privileges());
            case Subject subject -> ofSubject(subject, (Subject) actual);
            case Topic topic -> ofTopic(topic, (Topic) actual);
            case Acl acl -> ofSets(acl, acl.operations(), ((Acl) actual).operations());
            case Client client -> ofClient(client, (Client) actual);
            case CatalogEntry entry -> ofCatalogEntry(entry, (CatalogEntry) actual);
        };
    }

    /**
     * Rows that exist have no value for a field that is required from now on, so their column stays nullable; that no new
     * row is without one, the SDK sees to before it writes.
     */
    private static Difference ofTable(Table desired, Table actual) {
        if (!desired.primaryKey().equals(actual.primaryKey())) {
            return breaking("the key is %s and would become %s".formatted(actual.primaryKey(), desired.primaryKey()));
        }
        var is = actual.columns().stream().collect(Collectors.toMap(Column::name, Function.identity()));
        var should = desired.columns().stream().map(Column::name).collect(Collectors.toSet());
        var dropped = actual.columns().stream()
                .map(Column::name)
                .filter(name -> !should.contains(name) && !name.endsWith(Contract.HASH_COLUMN_SUFFIX))
                .toList();
        if (!dropped.isEmpty()) {
            return breaking("would lose " + String.join(", ", dropped));
        }
        var added = new ArrayList<String>();
        for (var column : desired.columns()) {
            var before = is.get(column.name());
            if (before == null) {
                added.add(column.name() + " " + column.sqlType());
            } else if (!before.sqlType().equals(column.sqlType())) {
                return breaking(
                        "%s is %s and would become %s".formatted(column.name(), before.sqlType(), column.sqlType()));
            }
        }
        return added.isEmpty() ? new None() : new Changed(desired, "add " + String.join(", ", added));
    }

    /** Columns that a view has stay where they are, new ones come last: PostgreSQL then keeps the view and its grants. */
    private static Difference ofView(View desired, View actual) {
        var dropped = actual.columns().stream()
                .filter(name -> !desired.columns().contains(name))
                .toList();
        if (!dropped.isEmpty()) {
            return breaking("would lose " + String.join(", ", dropped));
        }
        var added = desired.columns().stream()
                .filter(name -> !actual.columns().contains(name))
                .toList();
        var changes = new ArrayList<String>();
        if (!added.isEmpty()) {
            changes.add("add " + String.join(", ", added));
        }
        if (!desired.note().equals(actual.note())) {
            changes.add(desired.note().isEmpty() ? "show all" : "show " + desired.note());
        }
        if (changes.isEmpty()) {
            return new None();
        }
        var columns = new ArrayList<>(actual.columns());
        columns.addAll(added);
        return new Changed(desired.with(columns), String.join("; ", changes));
    }

    private static Difference ofSubject(Subject desired, Subject actual) {
        if (actual.objection() != null) {
            return breaking("the new schema is not compatible with what readers use: " + actual.objection());
        }
        if (!desired.schema().equals(actual.schema())) {
            return new Changed(desired, "new version, compatible with all before");
        }
        return desired.compatibility().equals(actual.compatibility())
                ? new None()
                : new Changed(
                        desired, "compatibility %s → %s".formatted(actual.compatibility(), desired.compatibility()));
    }

    private static Difference ofTopic(Topic desired, Topic actual) {
        if (desired.partitions() != actual.partitions()) {
            return breaking(
                    "has %d partitions, and another number would move keys to other partitions; the contract says %d"
                            .formatted(actual.partitions(), desired.partitions()));
        }
        var changes = new ArrayList<String>();
        var names = new TreeSet<>(desired.config().keySet());
        names.addAll(actual.config().keySet());
        for (var name : names) {
            var from = actual.config().getOrDefault(name, "broker's default");
            var to = desired.config().getOrDefault(name, "broker's default");
            if (!from.equals(to)) {
                changes.add("%s %s → %s".formatted(name, from, to));
            }
        }
        return changes.isEmpty() ? new None() : new Changed(desired, String.join(", ", changes));
    }

    private static Difference ofClient(Client desired, Client actual) {
        return actual.scopes().containsAll(desired.scopes())
                ? new None()
                : new Changed(desired, "scopes %s → %s".formatted(actual.scopes(), desired.scopes()));
    }

    private static Difference ofCatalogEntry(CatalogEntry desired, CatalogEntry actual) {
        if (desired.digest().equals(actual.digest())) {
            return new None();
        }
        return new Changed(
                desired,
                desired.version().equals(actual.version())
                        ? "the files of version %s".formatted(desired.version())
                        : "version %s → %s".formatted(actual.version(), desired.version()));
    }

    private static Difference ofSets(Resource desired, SortedSet<String> should, SortedSet<String> is) {
        return should.equals(is)
                ? new None()
                : new Changed(desired, "%s → %s".formatted(String.join(", ", is), String.join(", ", should)));
    }

    private static Breaking breaking(String what) {
        return new Breaking(what + ". Publish it as a new major version beside this one");
    }
}
