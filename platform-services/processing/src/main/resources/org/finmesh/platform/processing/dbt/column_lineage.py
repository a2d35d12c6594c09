"""Which columns of which relations each column of a dbt model comes from, out of the SQL that dbt sent.

Called with dbt's manifest.json, the model's name, and a JSON file {schema: {relation: {column: type}}} of what is in the
database. Writes {"fields": {column: [[relation, column, type], ...]}} to standard output: relation is "schema.name", type is
DIRECT (the value comes from it) or INDIRECT (it decides which rows there are, or how they are put together).
"""

import json
import sys

from sqlglot import exp, parse_one
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope

DIALECT = "postgres"


def name_of(table):
    return f"{table.db}.{table.name}"


def origins(scope, column):
    """The (relation, column) pairs that the value of a scope's column is made of."""
    if scope.set_operation_scopes:
        position = scope.expression.named_selects.index(column)
        pairs = set()
        for part in scope.set_operation_scopes:
            pairs |= origins(part, part.expression.named_selects[position])
        return pairs
    for projection in scope.expression.selects:
        if projection.alias_or_name == column:
            return origins_within(scope, projection)
    return set()


def origins_within(scope, expression):
    pairs = set()
    for column in expression.find_all(exp.Column):
        pairs |= origins_of(scope_of(scope, column), column)
    return pairs


def scope_of(scope, column):
    """The scope that knows the column's table: the scope itself, or one of a subquery in it."""
    if column.table in scope.sources:
        return scope
    for inner in scope.subquery_scopes:
        found = scope_of(inner, column)
        if found is not None:
            return found
    return None


def origins_of(scope, column):
    source = scope.sources.get(column.table) if scope is not None else None
    if source is None:
        return set()
    if isinstance(source, exp.Table):
        return {(name_of(source), column.name)}
    return origins(source, column.name)


def deciding(scope):
    """What decides which rows a scope has: conditions, joins, groups."""
    for key in ("where", "group", "having", "qualify", "distinct"):
        clause = scope.expression.args.get(key)
        if clause is not None:
            yield clause
    for join in scope.expression.args.get("joins") or []:
        condition = join.args.get("on")
        if condition is not None:
            yield condition


def of_statement(sql, schema):
    tree = qualify(parse_one(sql, read=DIALECT), schema=schema, dialect=DIALECT)
    scopes = traverse_scope(tree)
    indirect = set()
    for scope in scopes:
        for clause in deciding(scope):
            indirect |= origins_within(scope, clause)
    root = scopes[-1]
    return {column: origins(root, column) for column in tree.named_selects}, indirect


def expanded(pairs, models):
    """Relations that are models themselves give way to what they are made of."""
    found = set()
    for relation, column in pairs:
        if relation in models:
            direct, _ = models[relation]
            found |= direct.get(column, set())
        else:
            found.add((relation, column))
    return found


def main(manifest_file, model, schema_file):
    with open(manifest_file, encoding="utf-8") as file:
        nodes = json.load(file)["nodes"]
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    models = {}

    def trace(node_id):
        node = nodes.get(node_id)
        if node is None or node["resource_type"] != "model":
            return
        relation = f'{node["schema"]}.{node["alias"]}'
        if relation in models:
            return
        above = set()
        for dependency in node["depends_on"]["nodes"]:
            trace(dependency)
            upstream = nodes.get(dependency)
            if upstream is not None and upstream["resource_type"] == "model":
                above |= models[f'{upstream["schema"]}.{upstream["alias"]}'][1]
        direct, indirect = of_statement(node["compiled_code"], schema)
        models[relation] = (
            {column: expanded(pairs, models) for column, pairs in direct.items()},
            expanded(indirect, models) | above,
        )

    target = next(key for key, node in nodes.items() if node["resource_type"] == "model" and node["name"] == model)
    trace(target)
    direct, indirect = models[f'{nodes[target]["schema"]}.{nodes[target]["alias"]}']
    fields = {}
    for column, pairs in direct.items():
        edges = [[relation, origin, "DIRECT"] for relation, origin in sorted(pairs)]
        edges += [[relation, origin, "INDIRECT"] for relation, origin in sorted(indirect - pairs)]
        fields[column] = edges
    json.dump({"fields": fields}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
