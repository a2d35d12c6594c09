create schema quality;

-- What was last measured of each port.
create table quality.latest (
    port               text primary key,
    measured_at        timestamptz      not null,
    freshness_ms       bigint,
    records_per_second double precision,
    published          bigint,
    quarantined        bigint,
    table_rows         bigint
);

-- One row a minute and port, kept for a week.
create table quality.history (
    port               text             not null,
    minute             timestamptz      not null,
    freshness_ms_max   bigint,
    records_per_second double precision,
    published          bigint,
    quarantined        bigint,
    table_rows         bigint,
    primary key (port, minute)
);
