-- What was decided in the mesh, by whom and why. Rows are added, never changed: the hash chain shows if one was.
CREATE SCHEMA governance;

CREATE TABLE governance.audit_entry (
    sequence       bigint      PRIMARY KEY CHECK (sequence > 0),
    at             timestamptz NOT NULL,
    who            text        NOT NULL,
    what           text        NOT NULL,
    subject        text        NOT NULL,
    details        text        NOT NULL,  -- canonical JSON, as it was hashed
    policy_version text,
    previous_hash  text        NOT NULL,  -- of the first entry: 64 zeros
    hash           text        NOT NULL UNIQUE CHECK (hash ~ '^[0-9a-f]{64}$')
);

CREATE INDEX audit_entry_subject ON governance.audit_entry (subject, sequence);

CREATE FUNCTION governance.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail is append-only: % is refused', TG_OP USING ERRCODE = 'insufficient_privilege';
END
$$;

CREATE TRIGGER append_only
    BEFORE UPDATE OR DELETE OR TRUNCATE ON governance.audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION governance.refuse_change();
