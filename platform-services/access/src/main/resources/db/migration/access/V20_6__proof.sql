-- Which agreements are to be tried as their consumer, and why; the last cause of each counts.
CREATE TABLE access.proof_due (
    agreement           uuid PRIMARY KEY REFERENCES access.agreement,
    occasion            text NOT NULL CHECK (occasion IN ('granted', 'changed', 'ended')),
    caused_at           timestamptz NOT NULL,
    due_at              timestamptz NOT NULL,
    failures            integer NOT NULL DEFAULT 0,
    contradicted_since  timestamptz,
    -- Whether a receipt says so already: then the next one is that it holds again.
    reported            boolean NOT NULL DEFAULT false
);
CREATE INDEX proof_due_at ON access.proof_due (due_at);
INSERT INTO access.proof_due (agreement, occasion, caused_at, due_at)
    SELECT id, 'granted', now(), now() FROM access.agreement WHERE state = 'active';

CREATE TABLE access.receipt (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    id         uuid NOT NULL UNIQUE,
    agreement  uuid NOT NULL REFERENCES access.agreement,
    occasion   text NOT NULL CHECK (occasion IN ('granted', 'changed', 'ended')),
    at         timestamptz NOT NULL,
    holds      boolean NOT NULL,
    attempts   jsonb NOT NULL
);
CREATE INDEX receipt_agreement ON access.receipt (agreement, seq);
CREATE TRIGGER receipt_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access.receipt
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_rewriting_history();

-- People who are disabled or gone: what is agreed with them grants nothing until they are back.
CREATE TABLE access.suspended_consumer (
    consumer  text PRIMARY KEY REFERENCES access.consumer,
    since     timestamptz NOT NULL
);
