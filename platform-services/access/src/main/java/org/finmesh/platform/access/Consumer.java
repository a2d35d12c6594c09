package org.finmesh.platform.access;

/** A consumer, and whether it is a team or one person: the same name as a team and as a person are not the same. */
public record Consumer(ConsumerId id, Kind kind) {

    public enum Kind {
        TEAM,
        PERSON
    }

    @Override
    public String toString() {
        return id.toString();
    }
}
