#!/bin/bash
# Keycloak reads its secrets from the environment only: they are put there from files, inside the container.
set -euo pipefail
KC_DB_PASSWORD=$(cat /run/secrets/keycloak-db-password)
KC_BOOTSTRAP_ADMIN_PASSWORD=$(cat /run/secrets/admin-password)
FINMESH_PLATFORM_CLIENT_SECRET=$(cat /run/secrets/platform-client-secret)
FINMESH_PORTAL_CLIENT_SECRET=$(cat /run/secrets/portal-client-secret)
FINMESH_OPERATOR_CLIENT_SECRET=$(cat /run/secrets/operator-client-secret)
export KC_DB_PASSWORD KC_BOOTSTRAP_ADMIN_PASSWORD
export FINMESH_PLATFORM_CLIENT_SECRET FINMESH_PORTAL_CLIENT_SECRET FINMESH_OPERATOR_CLIENT_SECRET
exec /opt/keycloak/bin/kc.sh start --import-realm
