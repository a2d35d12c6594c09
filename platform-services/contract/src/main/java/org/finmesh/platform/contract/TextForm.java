package org.finmesh.platform.contract;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.jspecify.annotations.Nullable;

/**
 * A regular expression that whole texts match or do not. One that says of each place which characters may be there, as {@code
 * [A-Z]{2}[0-9]{2}[0-9A-Z]{11,30}} does and most forms of identifiers, is looked at place by place: every field of every record
 * is, and {@code java.util.regex} takes several times as long. All others are left to that.
 */
public final class TextForm {

    private static final int PLACES_MAX = 200;

    /** A letter, a digit, or a class of these, so many times, or between so many and so many. */
    private static final Pattern PART = Pattern.compile(
            "(?:\\[((?:[A-Za-z0-9](?:-[A-Za-z0-9])?)+)]|([A-Za-z0-9]))(?:\\{(\\d{1,4})(?:,(\\d{1,4}))?})?");

    private static final Pattern RANGE = Pattern.compile("(.)(?:-(.))?");

    private final Pattern pattern;
    private final @Nullable Places places;

    /** @param least how long a text is at least */
    private record Places(BitSet[] allowed, int least) {

        boolean match(String text) {
            var length = text.length();
            if (length < least || length > allowed.length) {
                return false;
            }
            for (var at = 0; at < length; at++) {
                if (!allowed[at].get(text.charAt(at))) {
                    return false;
                }
            }
            return true;
        }
    }

    private TextForm(Pattern pattern) {
        this.pattern = pattern;
        this.places = places(pattern.pattern());
    }

    /** @throws PatternSyntaxException when {@code regex} is none of {@code java.util.regex} */
    public static TextForm of(String regex) {
        return new TextForm(Pattern.compile(regex));
    }

    public boolean matches(String text) {
        return places == null ? pattern.matcher(text).matches() : places.match(text);
    }

    /** The expression. */
    @Override
    public String toString() {
        return pattern.pattern();
    }

    /** Null where a place depends on another: only the last part may vary in length. */
    private static @Nullable Places places(String regex) {
        var allowed = new ArrayList<BitSet>();
        var least = 0;
        var part = PART.matcher(regex);
        var at = 0;
        while (at < regex.length()) {
            if (!part.region(at, regex.length()).lookingAt() || least < allowed.size()) {
                return null;
            }
            least += times(part, 3, 1);
            addPlaces(allowed, part, least);
            at = part.end();
            if (allowed.size() > PLACES_MAX) {
                return null;
            }
        }
        return new Places(allowed.toArray(BitSet[]::new), least);
    }

    private static void addPlaces(List<BitSet> allowed, Matcher part, int least) {
        var characters = characters(part.group(1) == null ? part.group(2) : part.group(1));
        var most = least - times(part, 3, 1) + times(part, 4, times(part, 3, 1));
        while (allowed.size() < most) {
            allowed.add(characters);
        }
    }

    private static int times(Matcher part, int group, int otherwise) {
        return part.group(group) == null ? otherwise : Integer.parseInt(part.group(group));
    }

    private static BitSet characters(String ranges) {
        var characters = new BitSet(128);
        var range = RANGE.matcher(ranges);
        while (range.find()) {
            var from = range.group(1).charAt(0);
            characters.set(from, (range.group(2) == null ? from : range.group(2).charAt(0)) + 1);
        }
        return characters;
    }
}
