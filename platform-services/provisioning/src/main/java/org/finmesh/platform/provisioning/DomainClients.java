package org.finmesh.platform.provisioning;

/** The domains' service accounts, where they log in. */
public interface DomainClients {

    boolean exists(String clientId);

    /**
     * @return the new secret; the one before stops working, tokens that were issued by it run out by themselves
     * @throws ProvisioningException when there is no such client, or Keycloak cannot be reached
     */
    String newSecret(String clientId);
}
