-- What a consumer had in a system when it was last read back as intended, as a digest: what differs from it later though
-- nothing was decided is drift.
CREATE TABLE access.read_back (
    system    text NOT NULL,
    consumer  text NOT NULL,
    digest    text NOT NULL,
    at        timestamptz NOT NULL,
    PRIMARY KEY (system, consumer)
);

-- Together or not at all: approved agreements that one system refused, taken back from the others until the next attempt.
CREATE TABLE access.withholding (
    agreement  uuid PRIMARY KEY REFERENCES access.agreement,
    attempts   integer NOT NULL CHECK (attempts >= 1),
    at         timestamptz NOT NULL,
    again_at   timestamptz NOT NULL,
    reason     text NOT NULL
);

-- What somebody had changed by hand, and what was done about it.
CREATE TABLE access.repair (
    seq      bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    at       timestamptz NOT NULL,
    system   text NOT NULL,
    holder   text NOT NULL,
    added    text[] NOT NULL,
    removed  text[] NOT NULL
);
CREATE TRIGGER repair_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access.repair
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_rewriting_history();

-- The next end, and the ends since a moment, are looked up all the time.
CREATE INDEX agreement_ended ON access.agreement (ended_at) WHERE ended_at IS NOT NULL;
CREATE INDEX agreement_consumer_granted ON access.agreement (consumer) WHERE state IN ('approved', 'active');
