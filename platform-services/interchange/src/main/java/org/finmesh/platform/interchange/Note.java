package org.finmesh.platform.interchange;

/**
 * Something that is not the same on both sides: not carried, carried otherwise, or stated because the source lacks it.
 *
 * @param path where in the document that was read, by names: {@code schema.orders.properties.amount.unique}; in a result
 *     that states something of its own, where in that
 * @param what the value, as JSON of at most 80 characters
 * @param why the reason, in a sentence without a full stop
 */
public record Note(String path, String what, String why) {

    private static final int WHAT_MAX = 80;

    public Note {
        // One line, whatever a value holds.
        path = oneLine(path);
        what = oneLine(what);
        what = what.codePointCount(0, what.length()) <= WHAT_MAX
                ? what
                : what.substring(0, what.offsetByCodePoints(0, WHAT_MAX - 1)) + "…";
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\p{Cntrl}+", " ");
    }

    /** {@code PATH: WHAT: why}. */
    @Override
    public String toString() {
        return "%s: %s: %s".formatted(path, what, why);
    }
}
