-- What an incident is about, who is at it, and since when it looks over.
ALTER TABLE quality.incident
    ADD COLUMN severity        text NOT NULL DEFAULT 'error',
    ADD COLUMN field           text,
    ADD COLUMN first_failure   text,
    ADD COLUMN affected        text[] NOT NULL DEFAULT '{}',
    ADD COLUMN acknowledged_by text,
    ADD COLUMN acknowledged_at timestamptz,
    ADD COLUMN note            text,
    ADD COLUMN resolved_by     text,
    ADD COLUMN kept_since      timestamptz;

-- What is to be told of an incident to whom, until it is told; then kept for 35 days.
CREATE TABLE quality.alert (
    id         uuid PRIMARY KEY,
    incident   uuid NOT NULL REFERENCES quality.incident (id),
    happening  text NOT NULL,
    channel    text NOT NULL,
    recipient  text NOT NULL,
    body       text NOT NULL,
    due_at     timestamptz NOT NULL,
    attempts   integer NOT NULL DEFAULT 0,
    failure    text,
    sent_at    timestamptz,
    UNIQUE (incident, happening, channel, recipient)
);
CREATE INDEX alert_due ON quality.alert (due_at) WHERE sent_at IS NULL;
