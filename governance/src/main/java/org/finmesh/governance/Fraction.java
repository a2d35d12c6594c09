package org.finmesh.governance;

import java.util.regex.Pattern;

/**
 * A share, exactly: {@code 2/3} is not 0.67.
 *
 * @param part 0 to {@code whole}
 * @param whole 1 to 1000
 */
public record Fraction(int part, int whole) implements Comparable<Fraction> {

    private static final int WHOLE_MAX = 1000;
    private static final Pattern TEXT = Pattern.compile("(\\d{1,4})/(\\d{1,4})");

    public Fraction {
        if (whole < 1 || whole > WHOLE_MAX || part < 0 || part > whole) {
            throw new IllegalArgumentException("%d/%d is not between 0/1 and 1/1".formatted(part, whole));
        }
    }

    /** @throws IllegalArgumentException when {@code text} is none, such as {@code 2/3} */
    public static Fraction parse(String text) {
        var matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("'%s' is no share, such as 2/3".formatted(text));
        }
        return new Fraction(Integer.parseInt(matcher.group(1)), Integer.parseInt(matcher.group(2)));
    }

    /** Whether {@code count} of {@code all} is this share or more. */
    public boolean isReachedBy(int count, int all) {
        return (long) count * whole >= (long) part * all;
    }

    /** Whether {@code count} of {@code all} is more than this share; nothing of nothing is not. */
    public boolean isExceededBy(int count, int all) {
        return (long) count * whole > (long) part * all;
    }

    @Override
    public int compareTo(Fraction other) {
        return Integer.compare(part * other.whole, other.part * whole);
    }

    @Override
    public String toString() {
        return part + "/" + whole;
    }
}
