package org.finmesh.platform.provisioning;

import org.jspecify.annotations.Nullable;

/** A plan or publication that could not be made or finished; its message says what to do. */
public final class ProvisioningException extends RuntimeException {

    private final ProvisioningError error;

    public ProvisioningException(ProvisioningError error, String message) {
        this(error, message, null);
    }

    public ProvisioningException(ProvisioningError error, String message, @Nullable Throwable cause) {
        super(message, cause);
        this.error = error;
    }

    public ProvisioningError error() {
        return error;
    }
}
