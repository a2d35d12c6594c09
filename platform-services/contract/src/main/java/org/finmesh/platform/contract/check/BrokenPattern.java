package org.finmesh.platform.contract.check;

import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What is broken in every dialect of regular expressions. The standard says ECMA-262, the field writes those of its tools
 * and databases too: their groups, classes and escapes are left alone. One pass, for a pattern may be of any length.
 */
final class BrokenPattern {

    /** Quoting, comments and empty classes: what stands in or after them, dialects read differently. */
    private static final Pattern OF_ONE_DIALECT =
            Pattern.compile("\\\\Q|\\(\\?#|\\(\\?[a-wyzA-Z-]*x|\\[\\^?\\]|\\(\\*");

    private static final Pattern COUNT = Pattern.compile("\\{(\\d{1,9}),(\\d{1,9})\\}");

    private final String pattern;
    private int at;
    private int open;
    private boolean nestedClass;

    private BrokenPattern(String pattern) {
        this.pattern = pattern;
    }

    /** Why {@code pattern} is none; empty where some dialect may read it. */
    static Optional<String> reason(String pattern) {
        return OF_ONE_DIALECT.matcher(pattern).find()
                ? Optional.empty()
                : Optional.ofNullable(new BrokenPattern(pattern).reason());
    }

    private @Nullable String reason() {
        var repeatable = false;
        for (; at < pattern.length(); at++) {
            var start = at;
            var character = pattern.charAt(at);
            var reason = reason(character, repeatable);
            if (nestedClass && at < pattern.length()) {
                return null;
            }
            if (reason != null) {
                return "%s at character %d %s".formatted(character, start + 1, reason);
            }
            repeatable = character != '(' && character != '|';
        }
        return open == 0 ? null : "%d ( not closed".formatted(open);
    }

    private @Nullable String reason(char character, boolean repeatable) {
        return switch (character) {
            case '\\' -> ++at < pattern.length() ? null : "escapes nothing";
            case '[' -> reasonOfClass();
            case '(' -> {
                open++;
                yield null;
            }
            case ')' -> --open < 0 ? "closes nothing" : null;
            case '*', '+' -> repeatable ? null : "repeats nothing";
            case '{' -> isReversed() ? "counts from more to less" : null;
            default -> null;
        };
    }

    private boolean isReversed() {
        var count = COUNT.matcher(pattern).region(at, pattern.length());
        return count.lookingAt() && Integer.parseInt(count.group(1)) > Integer.parseInt(count.group(2));
    }

    /** From {@code [} to the next {@code ]}; where another {@code [} is between, dialects differ in where the class ends. */
    private @Nullable String reasonOfClass() {
        for (at++; at < pattern.length() && pattern.charAt(at) != ']'; at++) {
            if (pattern.charAt(at) == '\\') {
                at++;
            } else if (pattern.charAt(at) == '[') {
                nestedClass = true;
            } else if (isReversedRange()) {
                return "has the range %s from more to less".formatted(pattern.substring(at, at + 3));
            }
        }
        return at < pattern.length() ? null : "is not closed";
    }

    private boolean isReversedRange() {
        return at + 2 < pattern.length()
                && pattern.charAt(at + 1) == '-'
                && pattern.charAt(at - 1) != '-'
                && isPlain(pattern.charAt(at))
                && isPlain(pattern.charAt(at + 2))
                && pattern.charAt(at) > pattern.charAt(at + 2);
    }

    private static boolean isPlain(char character) {
        return character < 128 && Character.isLetterOrDigit(character);
    }
}
