-- What was asked to go through a product once more, from its quarantine: by reason or by offsets, never both.
CREATE TABLE quality.replay (
    id           uuid PRIMARY KEY,
    port         text NOT NULL,
    reason_code  text,
    offsets      bigint[],
    again        boolean NOT NULL,
    asked_by     text NOT NULL,
    asked_at     timestamptz NOT NULL,
    next_offset  bigint NOT NULL,
    end_offset   bigint NOT NULL,
    written      bigint NOT NULL DEFAULT 0,
    left_out     bigint NOT NULL DEFAULT 0,
    finished_at  timestamptz,
    CHECK ((reason_code IS NULL) <> (offsets IS NULL))
);
CREATE INDEX replay_port ON quality.replay (port, asked_at);
CREATE INDEX replay_unfinished ON quality.replay (port, asked_at) WHERE finished_at IS NULL;

-- Which quarantined records went through again, and when they last did.
CREATE TABLE quality.replayed (
    port              text NOT NULL,
    quarantine_offset bigint NOT NULL,
    replayed_at       timestamptz NOT NULL,
    PRIMARY KEY (port, quarantine_offset)
);
CREATE INDEX replayed_at ON quality.replayed (replayed_at);
