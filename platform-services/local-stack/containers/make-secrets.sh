#!/bin/bash
# Makes every secret of the mesh once, each into the volume of the processes that need it, and of no others.
set -euo pipefail

# secret NAME FOLDER...: the same new value into each folder, unless the first has one already.
secret() {
  local name=$1 folder
  shift
  [ -s "$1/$name" ] && return
  local value
  value=$(head -c 24 /dev/urandom | od -An -tx1 | tr -d ' \n')
  for folder in "$@"; do
    printf '%s' "$value" >"$folder/$name.new"
    chmod 0444 "$folder/$name.new"
    mv "$folder/$name.new" "$folder/$name"
  done
}

cd /secrets
secret superuser-password postgres
secret keycloak-db-password postgres keycloak
secret registry-db-password postgres registry
secret db-password postgres server
secret admin-password keycloak
secret platform-client-secret keycloak
secret portal-client-secret keycloak
secret operator-client-secret keycloak
for client in platform:server portal:portal operator:operator; do
  copy=${client#*:}/keycloak-client-secret
  [ -s "$copy" ] || cp "keycloak/${client%:*}-client-secret" "$copy"
done
secret kafka-admin-password kafka server
secret controller-password kafka
# The publishing service writes the domains' credentials there, as the user of our images.
chown 10001 retail-banking capital-markets treasury
