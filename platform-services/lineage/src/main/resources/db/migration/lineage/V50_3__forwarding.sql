-- Events on their way to another OpenLineage backend, in the order they came.
create table lineage.forward (
    id       bigint generated always as identity primary key,
    event    bytea       not null,
    attempts int         not null default 0,
    due_at   timestamptz not null default now()
);
