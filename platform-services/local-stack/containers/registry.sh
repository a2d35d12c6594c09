#!/bin/bash
# The registry reads its database password from the environment only: it is put there from a file, inside the container.
set -euo pipefail
APICURIO_DATASOURCE_PASSWORD=$(cat /run/secrets/registry-db-password)
export APICURIO_DATASOURCE_PASSWORD
exec java -Djava.util.logging.manager=org.jboss.logmanager.LogManager -jar /deployments/quarkus-run.jar
