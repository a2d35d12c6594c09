-- For the database's administrator, in the database mesh, at set-up; safe to repeat. The platform is no superuser, so it cannot
-- undo what one did to a consumer's role: by this function it can, to the roles that it made for consumers and to no others.
CREATE SCHEMA IF NOT EXISTS role_keeper;
REVOKE ALL ON SCHEMA role_keeper FROM PUBLIC;
GRANT USAGE ON SCHEMA role_keeper TO platform;

-- Takes every attribute from the role that goes round grants, takes it out of all roles, and all roles but the platform out of it.
CREATE OR REPLACE FUNCTION role_keeper.make_plain(consumer_role name) RETURNS void
    LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog AS $$
DECLARE
    membership record;
BEGIN
    IF consumer_role NOT LIKE 'consumer\_%' OR NOT EXISTS (SELECT FROM pg_roles WHERE rolname = consumer_role
            AND shobj_description(oid, 'pg_authid') = 'Finmesh consumer: made and kept from agreements') THEN
        RAISE EXCEPTION 'role % is not a consumer''s that the platform made', consumer_role;
    END IF;
    EXECUTE format('ALTER ROLE %I NOSUPERUSER NOCREATEDB NOCREATEROLE NOREPLICATION NOBYPASSRLS', consumer_role);
    FOR membership IN
        SELECT roleid::regrole AS role, member::regrole AS member, grantor::regrole AS grantor
        FROM pg_auth_members
        WHERE member = consumer_role::regrole
            OR (roleid = consumer_role::regrole AND member <> 'platform'::regrole
                AND NOT (SELECT rolsuper FROM pg_roles WHERE oid = member))
    LOOP
        EXECUTE format('REVOKE %s FROM %s GRANTED BY %s CASCADE', membership.role, membership.member, membership.grantor);
    END LOOP;
END
$$;

REVOKE ALL ON FUNCTION role_keeper.make_plain(name) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION role_keeper.make_plain(name) TO platform;
