-- What is not as it was promised, from when it was seen until it was over; one open at a time of each kind and subject.
CREATE TABLE quality.incident (
    id         uuid PRIMARY KEY,
    kind       text NOT NULL,
    subject    text NOT NULL,
    port       text NOT NULL,
    consumer   text,
    summary    text NOT NULL,
    opened_at  timestamptz NOT NULL,
    closed_at  timestamptz,
    CHECK (closed_at >= opened_at)
);
CREATE UNIQUE INDEX incident_open ON quality.incident (kind, subject) WHERE closed_at IS NULL;
CREATE INDEX incident_opened ON quality.incident (opened_at);
