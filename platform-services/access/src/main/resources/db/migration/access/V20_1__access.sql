-- Access: who may read what, why and until when. Only the service `access` reads and writes this schema.
CREATE SCHEMA access;

-- What can be asked for; follows from what is published.
CREATE TABLE access.offered_port (
    port       text PRIMARY KEY,
    domain     text NOT NULL,
    has_topic  boolean NOT NULL,
    has_view   boolean NOT NULL,
    columns    text[] NOT NULL
);

-- A team and a person of one name would share client, principal and role: the first keeps it.
CREATE TABLE access.consumer (
    id    text PRIMARY KEY,
    kind  text NOT NULL CHECK (kind IN ('TEAM', 'PERSON'))
);

CREATE TABLE access.agreement (
    id             uuid PRIMARY KEY,
    port           text NOT NULL REFERENCES access.offered_port,
    consumer       text NOT NULL REFERENCES access.consumer,
    requested_by   text NOT NULL,
    requested_at   timestamptz NOT NULL,
    purpose        text NOT NULL CHECK (length(purpose) BETWEEN 5 AND 500),
    days           integer NOT NULL CHECK (days BETWEEN 1 AND 730),
    state          text NOT NULL
        CHECK (state IN ('requested', 'denied', 'approved', 'active', 'revoked', 'expired', 'cancelled')),
    decided_by     text,
    decision_note  text,
    decided_at     timestamptz,
    valid_until    timestamptz,
    ended_by       text,
    end_note       text,
    ended_at       timestamptz,
    CHECK (state IN ('requested', 'denied', 'cancelled') OR (decided_at IS NOT NULL AND valid_until IS NOT NULL)),
    CHECK (decided_by <> requested_by)
);

-- One live agreement per consumer, port and purpose, also when two ask at once.
CREATE UNIQUE INDEX agreement_live ON access.agreement (consumer, port, lower(purpose))
    WHERE state IN ('requested', 'approved', 'active');
CREATE INDEX agreement_granted ON access.agreement (valid_until) WHERE state IN ('approved', 'active');
CREATE INDEX agreement_port ON access.agreement (port);

CREATE TABLE access.agreement_event (
    seq        bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
    agreement  uuid NOT NULL REFERENCES access.agreement,
    at         timestamptz NOT NULL,
    state      text NOT NULL,
    by         text NOT NULL,
    note       text NOT NULL
);
CREATE INDEX agreement_event_agreement ON access.agreement_event (agreement, seq);

CREATE FUNCTION access.refuse_rewriting_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'what happened to an agreement is never rewritten';
END
$$;
CREATE TRIGGER agreement_event_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON access.agreement_event
    FOR EACH STATEMENT EXECUTE FUNCTION access.refuse_rewriting_history();

-- In which systems an agreement's grants were read back after its approval; in all three, it is active.
CREATE TABLE access.placed_grant (
    agreement  uuid NOT NULL REFERENCES access.agreement,
    system     text NOT NULL CHECK (system IN ('KAFKA', 'POSTGRESQL', 'KEYCLOAK')),
    placed_at  timestamptz NOT NULL,
    PRIMARY KEY (agreement, system)
);
