-- Where each canary was seen, in the last hour; what is null has not been seen there.
CREATE TABLE quality.canary (
    port     text NOT NULL,
    sequence bigint NOT NULL,
    sent_at  timestamptz NOT NULL,
    put_at   timestamptz,
    topic_at timestamptz,
    table_at timestamptz,
    PRIMARY KEY (port, sequence)
);
CREATE INDEX canary_sent ON quality.canary (sent_at);
