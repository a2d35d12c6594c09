package org.finmesh.platform.contract;

import java.util.Collection;
import java.util.Locale;

/** The part of a semantic version that has to grow, from nothing to all; the order is that of the constants. */
public enum ChangeLevel {
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    /** Of all changes together: that of the gravest. */
    public static ChangeLevel of(Collection<Change> changes) {
        return changes.stream().map(change -> of(change.effect())).reduce(NONE, ChangeLevel::max);
    }

    private static ChangeLevel of(Change.Effect effect) {
        return switch (effect) {
            case BREAKING -> MAJOR;
            case COMPATIBLE -> MINOR;
            case DOCUMENTATION -> PATCH;
        };
    }

    private static ChangeLevel max(ChangeLevel one, ChangeLevel other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
