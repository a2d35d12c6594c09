package org.finmesh.platform.contract;

import java.util.regex.Pattern;

/**
 * The name of a domain of the bank, in kebab-case: {@code retail-banking}.
 *
 * @param value 1 to 40 characters, lower-case letters, digits and single hyphens, starting with a letter
 */
public record DomainName(String value) implements Comparable<DomainName> {

    static final Pattern KEBAB_CASE = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    public DomainName {
        requireKebabCase("domain name", value, 40);
    }

    /** The schema whose views are this domain's table ports: {@code retail_banking}. */
    public String sqlSchema() {
        return sqlName(value);
    }

    static String sqlName(String kebabCase) {
        return kebabCase.replace('-', '_');
    }

    static void requireKebabCase(String what, String value, int lengthMax) {
        if (value.length() > lengthMax || !KEBAB_CASE.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s '%s' is not kebab-case of at most %d characters, such as 'retail-banking'"
                            .formatted(what, value, lengthMax));
        }
    }

    @Override
    public int compareTo(DomainName other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
