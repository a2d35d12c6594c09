package org.finmesh.platform.interchange.document;

import java.util.regex.Pattern;

/** Regular expressions that mean the same to a database as to those that contracts are written for. */
public final class Regexes {

    /** Literals, classes, groups, alternatives, anchors, quantifiers; no look-around, possessive or inline flags, no \b or \p. */
    private static final Pattern SHARED = Pattern.compile(
            "(?:[^\\\\(\\[{}+*?&]|\\\\[dDsSwW.\\-/\\[\\](){}+*?^$|\\\\]|\\((?:\\?:)?(?!\\?)|\\[\\^?(?:[^\\]\\[\\\\&]|\\\\[dsw.\\-/\\[\\]\\\\^])+]"
                    + "|[+*?](?![+])|\\{\\d{1,3}(?:,\\d{0,3})?}(?![+])|&(?!&))*+");

    /** Of an expression that is looked into; a longer one is not carried. */
    private static final int LENGTH_MAX = 1_000;

    private Regexes() {}

    public static boolean areShared(String regex) {
        return regex.length() <= LENGTH_MAX && SHARED.matcher(regex).matches();
    }

    /** Of the whole value. */
    public static String anchored(String pattern) {
        return "^(?:" + pattern + ")$";
    }

    /** The pattern that {@link #anchored} was made of; anything else as it is, since it finds a part of the value. */
    public static String whole(String regex) {
        if (regex.startsWith("^(?:") && regex.endsWith(")$")) {
            return regex.substring(4, regex.length() - 2);
        }
        if (regex.startsWith("^") && regex.endsWith("$") && !regex.endsWith("\\$") && !regex.contains("|")) {
            return regex.substring(1, regex.length() - 1);
        }
        return "[\\s\\S]*(?:" + regex + ")[\\s\\S]*";
    }
}
