package org.finmesh.platform.processing.dbt;

import java.util.regex.Pattern;

/** Takes values out of what a database says of an error: they may be of a person, and the message goes to others. */
final class WithoutValues {

    /** PostgreSQL's forms: {@code invalid input syntax for type integer: "x"}, {@code Key (email)=(x) already exists}. */
    private static final Pattern VALUES =
            Pattern.compile("(?<=: )\"[^\"]*\"|(?<=\\)=)\\([^)]*\\)|(?<=row contains )\\([^)]*\\)");

    private WithoutValues() {}

    static String of(String message) {
        return VALUES.matcher(message).replaceAll("…");
    }
}
