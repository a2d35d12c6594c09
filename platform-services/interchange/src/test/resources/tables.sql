CREATE SCHEMA IF NOT EXISTS shop;
CREATE TYPE shop.mood AS ENUM ('glad', 'sad');
CREATE TABLE shop.customers (
    id bigint NOT NULL,
    "E-Mail" varchar(320) NOT NULL UNIQUE,
    mood shop.mood,
    born date,
    since timestamptz DEFAULT now() NOT NULL,
    PRIMARY KEY (id),
    CHECK (char_length("E-Mail") >= 3),
    CHECK ("E-Mail" ~ '^(?:[^@]+@[^@]+)$'),
    CHECK (born >= '1900-01-01')
);
CREATE TABLE shop.orders (
    id uuid NOT NULL,
    line integer NOT NULL,
    customer bigint NOT NULL,
    amount numeric(18,2) NOT NULL,
    vat numeric(18,2) GENERATED ALWAYS AS (amount * 0.2) STORED,
    currency text DEFAULT 'EUR' NOT NULL,
    small smallint,
    approx real,
    exact double precision,
    any_number numeric,
    flag boolean,
    at_time time,
    wall timestamp,
    precise timestamptz(3),
    span interval,
    bin bytea,
    doc jsonb,
    plain json,
    tags text[],
    "select" char(3),
    ip inet,
    PRIMARY KEY (id, line),
    CHECK (line > 0),
    CHECK (line <= 999),
    CHECK (amount >= -1000.5),
    CHECK (currency IN ('EUR', 'U''SD')),
    CHECK (small % 5 = 0),
    CHECK (cardinality(tags) <= 10),
    UNIQUE (customer, at_time),
    CONSTRAINT flag_or_amount CHECK (flag OR amount > 0)
);
COMMENT ON COLUMN shop.customers."E-Mail" IS 'Where to write to; it''s required.';
COMMENT ON TABLE shop.customers IS 'Who orders.';
ALTER TABLE shop.orders ADD FOREIGN KEY (customer) REFERENCES shop.customers (id);
