#!/bin/bash
# Databases and roles of the mesh; the image runs this once, on an empty data volume.
set -euo pipefail
password() { cat "/run/secrets/$1"; }
psql --set ON_ERROR_STOP=1 --quiet postgres <<SQL
CREATE ROLE platform LOGIN CREATEROLE PASSWORD '$(password db-password)';
CREATE ROLE keycloak LOGIN PASSWORD '$(password keycloak-db-password)';
CREATE ROLE registry LOGIN PASSWORD '$(password registry-db-password)';
GRANT pg_signal_backend TO platform;
ALTER ROLE platform SET createrole_self_grant = 'set, inherit';
CREATE DATABASE platform OWNER platform;
CREATE DATABASE mesh OWNER platform;
CREATE DATABASE keycloak OWNER keycloak;
CREATE DATABASE registry OWNER registry;
REVOKE ALL ON DATABASE postgres, template1, platform, mesh, keycloak, registry FROM PUBLIC;
GRANT CONNECT ON DATABASE mesh TO PUBLIC;
SQL
psql --set ON_ERROR_STOP=1 --quiet mesh --command 'REVOKE ALL ON SCHEMA public FROM PUBLIC'
psql --set ON_ERROR_STOP=1 --quiet platform --file /audit-keeper.sql
psql --set ON_ERROR_STOP=1 --quiet mesh --file /role-keeper.sql
