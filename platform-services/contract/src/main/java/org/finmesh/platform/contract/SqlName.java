package org.finmesh.platform.contract;

import java.util.regex.Pattern;

/**
 * A relation's qualified name. Only lower-case letters, digits and underscores, so that it needs no quoting and can
 * carry no statement of its own.
 *
 * @param schema at most 63 bytes, PostgreSQL's bound
 * @param name at most 63 bytes
 */
public record SqlName(String schema, String name) {

    private static final Pattern IDENTIFIER = Pattern.compile("[a-z_][a-z0-9_]{0,62}");

    public SqlName {
        requireIdentifier(schema);
        requireIdentifier(name);
    }

    private static void requireIdentifier(String identifier) {
        if (!IDENTIFIER.matcher(identifier).matches()) {
            throw new IllegalArgumentException(
                    "'%s' is no plain SQL identifier of at most 63 characters".formatted(identifier));
        }
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
