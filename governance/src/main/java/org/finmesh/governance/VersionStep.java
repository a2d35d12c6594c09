package org.finmesh.governance;

import java.util.Locale;
import org.finmesh.platform.contract.SemanticVersion;

/** Which part of a version number rose. */
enum VersionStep {
    /** It fell, or one of the two is no semantic version. */
    BACK,
    NONE,
    PATCH,
    MINOR,
    MAJOR;

    static VersionStep between(String before, SemanticVersion after) {
        SemanticVersion from;
        try {
            from = SemanticVersion.parse(before);
        } catch (IllegalArgumentException _) {
            return BACK;
        }
        if (after.compareTo(from) < 0) {
            return BACK;
        }
        if (after.major() != from.major()) {
            return MAJOR;
        }
        if (after.minor() != from.minor()) {
            return MINOR;
        }
        return after.patch() == from.patch() ? NONE : PATCH;
    }

    @Override
    public String toString() {
        return name().toLowerCase(Locale.ROOT);
    }
}
