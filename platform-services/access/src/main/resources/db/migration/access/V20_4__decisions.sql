-- Who decided on the way to the terms in force, and with which other ports it was asked for.
ALTER TABLE access.agreement
    ADD COLUMN request uuid,
    ADD COLUMN stages  jsonb NOT NULL DEFAULT '[]';
UPDATE access.agreement SET request = id;
ALTER TABLE access.agreement ALTER COLUMN request SET NOT NULL;

CREATE FUNCTION access.are_distinct(names text[]) RETURNS boolean LANGUAGE sql IMMUTABLE
    RETURN (SELECT count(DISTINCT name) = count(*) FROM unnest(names) name);

-- Terms that were asked for, with the request or as a change of what is agreed, and who had a say in them.
CREATE TABLE access.asked_terms (
    id             uuid PRIMARY KEY,
    agreement      uuid NOT NULL REFERENCES access.agreement,
    terms          jsonb NOT NULL,
    requested_by   text NOT NULL,
    requested_at   timestamptz NOT NULL,
    note           text NOT NULL,
    stages         jsonb NOT NULL,
    -- Who asked, for this and for the agreement; who decided, and in whose name.
    askers         text[] NOT NULL,
    deciders       text[] NOT NULL,
    -- Whose turn it is.
    waiting_for    text CHECK (waiting_for IN ('manager', 'owner')),
    waiting_of     text[] NOT NULL,
    waiting_since  timestamptz NOT NULL,
    reminded       boolean NOT NULL,
    escalated      boolean NOT NULL,
    closed_at      timestamptz,
    CHECK (requested_by = ANY (askers)),
    -- Nobody has a say in what they asked for, nor twice.
    CHECK (NOT deciders && askers),
    CHECK (access.are_distinct(deciders))
);
CREATE UNIQUE INDEX asked_terms_pending ON access.asked_terms (agreement) WHERE closed_at IS NULL;
CREATE INDEX asked_terms_waiting ON access.asked_terms (waiting_since) WHERE closed_at IS NULL;

INSERT INTO access.asked_terms
    SELECT gen_random_uuid(), a.id,
        jsonb_build_object('fields', to_jsonb(a.fields), 'wholePort', a.whole_port, 'personal', upper(a.personal),
            'legalBasis', NULL, 'days', a.days),
        a.requested_by, a.requested_at, '',
        jsonb_build_array(jsonb_build_object('kind', 'OWNER', 'of', jsonb_build_array(p.domain), 'answer', NULL)),
        ARRAY[a.requested_by], '{}', 'owner', ARRAY[p.domain], a.requested_at, false, false, NULL
    FROM access.agreement a JOIN access.offered_port p ON p.port = a.port WHERE a.state = 'requested';

-- Which terms a step is about, which stage it answers, and in whose name.
ALTER TABLE access.agreement_event ADD COLUMN details jsonb NOT NULL DEFAULT '{}';

-- Who decides in another's name, and for how long.
CREATE TABLE access.delegation (
    id          uuid PRIMARY KEY,
    given_by    text NOT NULL,
    given_to    text NOT NULL CHECK (given_to <> given_by),
    given_at    timestamptz NOT NULL,
    from_at     timestamptz NOT NULL,
    until_at    timestamptz NOT NULL CHECK (until_at > from_at AND until_at <= from_at + interval '2160 hours'),
    note        text NOT NULL
);
CREATE INDEX delegation_to ON access.delegation (given_to, until_at);
