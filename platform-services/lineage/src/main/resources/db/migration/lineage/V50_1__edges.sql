create schema lineage;

create table lineage.edge (
    source     text        not null,
    target     text        not null,
    first_seen timestamptz not null,
    last_seen  timestamptz not null,
    primary key (source, target)
);

create index edge_by_target on lineage.edge (target);
