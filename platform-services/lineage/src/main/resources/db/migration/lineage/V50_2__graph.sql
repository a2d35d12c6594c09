-- What flows into what, by who said so. Names are those of org.finmesh.platform.lineage.Dataset: a port's id for its topic
-- and its view. What measurements said before is said again within a second.
drop table lineage.edge;

create table lineage.flow (
    source     text        not null,
    target     text        not null,
    job        text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (source, target, job)
);
create index flow_by_target on lineage.flow (target);
create index flow_by_job on lineage.flow (job);

create table lineage.field_flow (
    source       text        not null,
    source_field text        not null,
    target       text        not null,
    target_field text        not null,
    direct       boolean     not null,
    how          text        not null,
    job          text        not null,
    first_seen   timestamptz not null,
    last_seen    timestamptz not null,
    primary key (target, target_field, source, source_field, how, job)
);
create index field_flow_by_source on lineage.field_flow (source, source_field);

-- Each event once: clients repeat what they were not answered.
create table lineage.event (
    digest   bytea       primary key,
    job      text,
    run_id   text,
    type     text        not null,
    at       timestamptz not null,
    taken_at timestamptz not null
);
create index event_by_time on lineage.event (taken_at);

-- What a product reads and does not declare, from when it was seen until it was over.
create table lineage.undeclared_input (
    id         bigint generated always as identity primary key,
    port       text        not null,
    input      text        not null,
    said_by    text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    ended_at   timestamptz
);
create unique index undeclared_input_open on lineage.undeclared_input (port, input, said_by) where ended_at is null;

-- The hops of single records, by trace; kept for a day.
create table lineage.span (
    trace_id       text        not null,
    span_id        text        not null,
    parent_span_id text,
    port           text        not null,
    name           text        not null,
    started_at     timestamptz not null,
    ended_at       timestamptz not null,
    attributes     jsonb       not null,
    taken_at       timestamptz not null,
    primary key (trace_id, span_id)
);
create index span_by_time on lineage.span (taken_at);
