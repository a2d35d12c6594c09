-- The trail is given to a role that nobody logs in as: the platform, which made the table, keeps the right to read and to
-- add, and has none to change, remove, drop or switch the guard off. Only who administers the server can give it away.
CREATE INDEX audit_entry_port ON governance.audit_entry ((details::jsonb ->> 'port') text_pattern_ops, sequence);

DO $$
BEGIN
    IF to_regprocedure('audit.keep()') IS NULL THEN
        RAISE EXCEPTION 'the function audit.keep() is missing: run what docs/containers.md says as the database''s administrator';
    END IF;
END
$$;

SELECT audit.keep();
