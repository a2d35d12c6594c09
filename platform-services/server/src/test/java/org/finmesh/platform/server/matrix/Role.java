package org.finmesh.platform.server.matrix;

import java.util.stream.Stream;

/** A column of the table: in which capacity somebody calls, and that alone. */
enum Role {
    ANONYMOUS("anonymous", false),
    SIGNED_IN("signed in", false),
    CONSUMER("consumer", true),
    MANAGER("manager", true),
    COLLEAGUE("domain's team", true),
    OWNER("owner", true),
    STEWARD("steward", true),
    COUNCIL("council", false),
    PLATFORM("platform", false),
    AUDITOR("auditor", false),
    OPERATOR("operator", false),
    DOMAIN_ACCOUNT("domain's account", false),
    CONSUMER_ACCOUNT("consumer's account", false);

    private final String heading;
    private final boolean related;

    Role(String heading, boolean related) {
        this.heading = heading;
        this.related = related;
    }

    String heading() {
        return heading;
    }

    /** Whether there is such a one of the domain or consumer that a call is about, and one of another. */
    boolean related() {
        return related;
    }

    /** Of whom a call is tried. */
    Stream<Side> sides() {
        return related ? Stream.of(Side.values()) : Stream.of(Side.OWN);
    }

    /** Whether they belong to the domain or consumer that the call is about. Who belongs to none is of the first side. */
    enum Side {
        OWN,
        OTHER
    }
}
