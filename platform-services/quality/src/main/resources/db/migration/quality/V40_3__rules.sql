-- What each rule last said, on the stream and on the table.
CREATE TABLE quality.rule (
    port          text NOT NULL,
    rule          text NOT NULL,
    place         text NOT NULL,
    dimension     text NOT NULL,
    field         text,
    value         numeric NOT NULL,
    operator      text NOT NULL,
    threshold     numeric NOT NULL,
    last          numeric,
    unit          text NOT NULL,
    severity      text NOT NULL,
    passed        boolean NOT NULL,
    records       bigint NOT NULL,
    sample_keys   text[] NOT NULL,
    first_failure text,
    measured_at   timestamptz NOT NULL,
    PRIMARY KEY (port, rule, place)
);

-- How often it was kept in each hour, and the worst of what it said; kept for 35 days.
CREATE TABLE quality.rule_hour (
    port      text NOT NULL,
    rule      text NOT NULL,
    place     text NOT NULL,
    hour      timestamptz NOT NULL,
    dimension text NOT NULL,
    severity  text NOT NULL,
    measured  bigint NOT NULL,
    passed    bigint NOT NULL,
    PRIMARY KEY (port, rule, place, hour)
);
CREATE INDEX rule_hour_hour ON quality.rule_hour (hour);

-- Each result that broke its rule, at most one a minute; kept for 7 days.
CREATE TABLE quality.rule_breach (
    port          text NOT NULL,
    rule          text NOT NULL,
    place         text NOT NULL,
    minute        timestamptz NOT NULL,
    value         numeric NOT NULL,
    sample_keys   text[] NOT NULL,
    first_failure text,
    PRIMARY KEY (port, rule, place, minute)
);
CREATE INDEX rule_breach_minute ON quality.rule_breach (minute);
