package org.finmesh.platform.provisioning;

/** A domain's secrets, in clear only here and now. */
public record DomainCredentials(
        String clientId,
        String clientSecret,
        String databaseUser,
        String databasePassword,
        String dbtUser,
        String dbtPassword) {

    @Override
    public String toString() {
        return "DomainCredentials[" + clientId + "]";
    }
}
