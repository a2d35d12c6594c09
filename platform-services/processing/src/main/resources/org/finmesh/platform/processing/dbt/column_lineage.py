"""Which columns of which relations each column of a dbt model comes from, out of the SQL that dbt sent.

Called with dbt's manifest.json, the model's name, and a JSON file {schema: {relation: {column: type}}} of what is in the
database. Writes {"fields": {column: [[relation, column, type], ...]}} to standard output: relation is "schema.name", type is
DIRECT (the value comes from it) or INDIRECT (it decides between values, which rows there are, or how they are put together).
"""

import json
import sys

from sqlglot import exp, parse_one
from sqlglot.optimizer.qualify import qualify
from sqlglot.optimizer.scope import traverse_scope

DIALECT = "postgres"
DIRECT = "DIRECT"
INDIRECT = "INDIRECT"


def add(found, pair, kind):
    """What is both is direct."""
    if found.get(pair) != DIRECT:
        found[pair] = kind


def origins(scope, column):
    """{(relation, column): type} of what the value of a scope's column is made of."""
    found = {}
    if scope.set_operation_scopes:
        position = scope.expression.named_selects.index(column)
        for part in scope.set_operation_scopes:
            for pair, kind in origins(part, part.expression.named_selects[position]).items():
                add(found, pair, kind)
        return found
    for projection in scope.expression.selects:
        if projection.alias_or_name == column:
            return origins_within(scope, projection)
    return found


def origins_within(scope, expression):
    found = {}
    for column in expression.find_all(exp.Column):
        decides = is_condition(column, expression)
        for pair, kind in origins_of(scope_of(scope, column), column).items():
            add(found, pair, INDIRECT if decides else kind)
    return found


def is_condition(column, expression):
    """Whether it only decides: the condition of a case or filter, the partition or order of a window."""
    node = column
    while node is not expression and node.parent is not None:
        parent = node.parent
        if isinstance(parent, exp.Where):
            return True
        if isinstance(parent, exp.If) and node is parent.this:
            return True
        if isinstance(parent, exp.Window) and node is not parent.this:
            return True
        node = parent
    return False


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
        return {}
    if isinstance(source, exp.Table):
        return {(f"{source.db}.{source.name}", column.name): DIRECT}
    return origins(source, column.name)


def deciding(scope):
    """What decides which rows a scope has: conditions, joins, groups."""
    for key in ("where", "group", "having", "qualify", "distinct"):
        clause = scope.expression.args.get(key)
        if isinstance(clause, exp.Expression):  # a union's "distinct" is a plain yes or no
            yield clause
    for join in scope.expression.args.get("joins") or []:
        condition = join.args.get("on")
        if condition is not None:
            yield condition


def of_statement(sql, schema):
    tree = qualify(parse_one(sql, read=DIALECT), schema=schema, dialect=DIALECT)
    scopes = traverse_scope(tree)
    rows = set()
    for scope in scopes:
        for clause in deciding(scope):
            rows |= origins_within(scope, clause).keys()
    return {column: origins(scopes[-1], column) for column in tree.named_selects}, rows


def expanded(pairs, models):
    """Relations that are models themselves give way to what they are made of."""
    found = {}
    for (relation, column), kind in pairs.items():
        if relation in models:
            for pair, inner in models[relation][0].get(column, {}).items():
                add(found, pair, inner if kind == DIRECT else INDIRECT)
        else:
            add(found, (relation, column), kind)
    return found


def relation_of(node):
    return f'{node["schema"]}.{node["alias"]}'


def trace(nodes, schema, node_id, models):
    """Adds to models, by relation, the origins of a model's columns and of its rows; those of the models below it first."""
    node = nodes.get(node_id)
    if node is None or node["resource_type"] != "model" or relation_of(node) in models:
        return
    rows = set()
    for below in node["depends_on"]["nodes"]:
        trace(nodes, schema, below, models)
        if below in nodes and relation_of(nodes[below]) in models:
            rows |= models[relation_of(nodes[below])][1]
    columns, own = of_statement(node["compiled_code"], schema)
    rows |= expanded(dict.fromkeys(own, INDIRECT), models).keys()
    models[relation_of(node)] = ({column: expanded(pairs, models) for column, pairs in columns.items()}, rows)


def main(manifest_file, model, schema_file):
    with open(manifest_file, encoding="utf-8") as file:
        nodes = json.load(file)["nodes"]
    with open(schema_file, encoding="utf-8") as file:
        schema = json.load(file)
    target = next(key for key, node in nodes.items() if node["resource_type"] == "model" and node["name"] == model)
    models = {}
    trace(nodes, schema, target, models)
    columns, rows = models[relation_of(nodes[target])]
    fields = {}
    for column, pairs in columns.items():
        edges = dict.fromkeys(rows, INDIRECT) | pairs
        fields[column] = [[relation, origin, edges[relation, origin]] for relation, origin in sorted(edges)]
    json.dump({"fields": fields}, sys.stdout)


if __name__ == "__main__":
    main(*sys.argv[1:])
