-- For the database's administrator, in the database platform, at set-up; safe to repeat. It makes the role that owns the
-- audit trail, which nobody logs in as, and the function by which the platform gives its table away for good.
DO $$
BEGIN
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = 'audit_keeper') THEN
        CREATE ROLE audit_keeper NOLOGIN;
    END IF;
END
$$;

CREATE SCHEMA IF NOT EXISTS audit AUTHORIZATION audit_keeper;
GRANT USAGE ON SCHEMA audit TO platform;

CREATE OR REPLACE FUNCTION audit.keep() RETURNS void LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
BEGIN
    ALTER TABLE governance.audit_entry SET SCHEMA audit;
    ALTER TABLE audit.audit_entry OWNER TO audit_keeper;
    ALTER FUNCTION governance.refuse_change() SET SCHEMA audit;
    ALTER FUNCTION audit.refuse_change() OWNER TO audit_keeper;
    REVOKE ALL ON audit.audit_entry FROM platform;
    GRANT SELECT, INSERT ON audit.audit_entry TO platform;
END
$$;

REVOKE ALL ON FUNCTION audit.keep() FROM PUBLIC;
GRANT EXECUTE ON FUNCTION audit.keep() TO platform;
