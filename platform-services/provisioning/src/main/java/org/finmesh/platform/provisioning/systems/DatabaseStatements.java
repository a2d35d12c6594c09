package org.finmesh.platform.provisioning.systems;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.Columns.Column;
import org.finmesh.platform.provisioning.Resource.DatabaseSchema;
import org.finmesh.platform.provisioning.Resource.Extension;
import org.finmesh.platform.provisioning.Resource.FutureTablesGrant;
import org.finmesh.platform.provisioning.Resource.Grant;
import org.finmesh.platform.provisioning.Resource.Role;
import org.finmesh.platform.provisioning.Resource.Table;
import org.finmesh.platform.provisioning.Resource.View;
import org.finmesh.platform.provisioning.Step;

/**
 * The SQL of one step. Names of schemas, relations and roles are plain identifiers by their types; columns are quoted,
 * since a contract may well have a field called {@code order}.
 */
final class DatabaseStatements {

    private DatabaseStatements() {}

    static List<String> of(Step step) {
        return switch (step) {
            case Step.Create(var resource) ->
                switch (resource) {
                    case DatabaseSchema schema -> List.of("create schema if not exists " + schema.schema());
                    case Role role -> create(role);
                    case Table table -> List.of(create(table));
                    case View view -> create(view);
                    case Extension extension ->
                        List.of("create extension if not exists %s schema %s"
                                .formatted(extension.extension(), extension.schema()));
                    case Grant grant -> List.of(grant(grant));
                    case FutureTablesGrant grant -> grant(grant);
                    default -> throw foreign(step);
                };
            case Step.Change(var resource, var from, var detail) ->
                switch (resource) {
                    case Table table -> addColumns(table, (Table) from);
                    case View view -> create(view);
                    case Grant grant -> List.of(revoke(grant), grant(grant));
                    default -> throw foreign(step);
                };
            case Step.Remove(var resource) ->
                switch (resource) {
                    case Grant grant -> List.of(revoke(grant));
                    default -> throw foreign(step);
                };
            case Step.Keep keep -> List.of();
        };
    }

    /** The server's role becomes a member, so that it can read a sample as the one who is asking. */
    private static List<String> create(Role role) {
        return List.of(
                """
                do $$ begin
                    if not exists (select from pg_roles where rolname = '%1$s') then
                        create role %1$s login nosuperuser nocreatedb nocreaterole connection limit 30;
                    end if;
                end $$""".formatted(role.role()),
                "grant %s to current_user with inherit true, set true".formatted(role.role()));
    }

    private static String create(Table table) {
        var columns = table.columns().stream()
                .map(column -> "%s %s%s"
                        .formatted(quoted(column.name()), column.sqlType(), column.nullable() ? "" : " not null"))
                .collect(Collectors.joining(", "));
        var key = table.primaryKey().stream().map(DatabaseStatements::quoted).collect(Collectors.joining(", "));
        return "create table if not exists %s (%s, primary key (%s))".formatted(table.table(), columns, key);
    }

    private static List<String> addColumns(Table table, Table from) {
        var there = from.columns().stream().map(Column::name).toList();
        var statements = new ArrayList<String>();
        for (var column : table.columns()) {
            if (!there.contains(column.name())) {
                statements.add("alter table %s add column if not exists %s %s"
                        .formatted(table.table(), quoted(column.name()), column.sqlType()));
            }
        }
        return statements;
    }

    /** A barrier where something is hidden: no function of a reader's own sees a row or value before it is. */
    private static List<String> create(View view) {
        var columns = view.columns().stream()
                .map(column -> "%s as %s".formatted(view.masks().getOrDefault(column, quoted(column)), quoted(column)))
                .collect(Collectors.joining(", "));
        return List.of(
                "create or replace view %s with (security_barrier = %s) as select %s from %s%s"
                        .formatted(
                                view.view(),
                                !view.note().isEmpty(),
                                columns,
                                view.over(),
                                view.rows() == null ? "" : " where " + view.rows()),
                "comment on view %s is '%s'".formatted(view.view(), view.note().replace("'", "''")));
    }

    private static String grant(Grant grant) {
        return "grant %s on %s %s to %s"
                .formatted(String.join(", ", grant.privileges()), grant.type(), grant.object(), grant.role());
    }

    private static String revoke(Grant grant) {
        return "revoke all on %s %s from %s".formatted(grant.type(), grant.object(), grant.role());
    }

    private static List<String> grant(FutureTablesGrant grant) {
        return List.of("alter default privileges for role %s in schema %s grant select on tables to %s"
                .formatted(grant.owner(), grant.schema(), grant.reader()));
    }

    private static String quoted(String column) {
        return '"' + column.replace("\"", "\"\"") + '"';
    }

    private static IllegalStateException foreign(Step step) {
        return new IllegalStateException("no such step in a database: %s %s"
                .formatted(step.action(), step.resource().key()));
    }
}
