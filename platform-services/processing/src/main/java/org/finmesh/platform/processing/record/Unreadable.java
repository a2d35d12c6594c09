package org.finmesh.platform.processing.record;

/** A record that cannot be read, with what goes into quarantine. Carries no stack trace: bad input is no rarity. */
public final class Unreadable extends Exception {

    private final transient Breach breach;

    Unreadable(Breach breach) {
        super(breach.reason(), null, false, false);
        this.breach = breach;
    }

    public Breach breach() {
        return breach;
    }
}
