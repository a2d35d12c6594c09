package org.finmesh.domains.treasury.ecb;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * Reads the ECB's two CSV formats: history ({@code eurofxref-hist.csv}, ISO dates, newest first, {@code N/A} where none
 * was published) and day ({@code eurofxref.csv}, blanks after commas, dates such as {@code 02 January 2026}). Both end
 * each line with a comma.
 *
 * <p>All or nothing: one bad line refuses the file, since what else is wrong in it cannot be known. A rate that is
 * {@code N/A} or empty was not published and gives no {@link ReferenceRate}.
 */
final class EcbFile {

    /** Finer than anything published since 1999 (six); the contract's scale. */
    static final int RATE_SCALE_MAX = 6;

    /** Digits before the point; the widest published since 1999 has seven (TRL in 2001 and after). */
    static final int RATE_INTEGER_DIGITS_MAX = 10;

    private static final ZoneId FRANKFURT = ZoneId.of("Europe/Berlin");
    private static final DateTimeFormatter DAY_FILE_DATE =
            DateTimeFormatter.ofPattern("d MMMM uuuu", Locale.ENGLISH).withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern DECIMAL = Pattern.compile("[0-9]{1,20}(\\.[0-9]{1,20})?");
    private static final Set<String> NOT_PUBLISHED = Set.of("", "N/A");

    private final String name;
    private final LocalDate today;

    private EcbFile(String name, LocalDate today) {
        this.name = name;
        this.today = today;
    }

    /**
     * @param name what errors call the file
     * @return the published rates, oldest first, in the file's order within a day; at least one
     * @throws RefusedFileException naming the first bad line
     */
    static List<ReferenceRate> parse(String name, String text, Clock clock) throws RefusedFileException {
        return new EcbFile(name, LocalDate.ofInstant(clock.instant(), FRANKFURT)).parse(text);
    }

    private List<ReferenceRate> parse(String text) throws RefusedFileException {
        var lines = text.stripTrailing().lines().toList();
        if (lines.isEmpty()) {
            throw refused(0, "the file is empty; the ECB's files start with a line 'Date,USD,JPY,…'");
        }
        var header = fields(lines.getFirst());
        var currencies = currencies(header);
        var days = new TreeMap<LocalDate, List<ReferenceRate>>();
        for (var line = 2; line <= lines.size(); line++) {
            var fields = fields(lines.get(line - 1));
            if (fields.size() != header.size()) {
                throw refused(
                        line,
                        "%d fields where the header has %d; is the file complete?"
                                .formatted(fields.size(), header.size()));
            }
            var date = date(line, fields.getFirst());
            if (days.put(date, day(line, date, currencies, fields)) != null) {
                throw refused(line, "a second line for " + date);
            }
        }
        var rates = days.values().stream().flatMap(List::stream).toList();
        if (rates.isEmpty()) {
            throw refused(0, "no rate in the file");
        }
        return rates;
    }

    private List<String> currencies(List<String> header) throws RefusedFileException {
        if (!header.getFirst().equals("Date")) {
            throw refused(
                    1,
                    "the first field is '%s', not 'Date'; the ECB's files start with 'Date,USD,JPY,…'"
                            .formatted(start(header.getFirst())));
        }
        var endsWithComma = header.getLast().isEmpty();
        var currencies = header.subList(1, endsWithComma ? header.size() - 1 : header.size());
        var seen = new HashSet<String>();
        for (var currency : currencies) {
            if (!isCurrency(currency)) {
                throw refused(1, "'%s' is no ISO 4217 currency".formatted(start(currency)));
            }
            if (!seen.add(currency)) {
                throw refused(1, "a second column " + currency);
            }
        }
        return currencies;
    }

    private List<ReferenceRate> day(int line, LocalDate date, List<String> currencies, List<String> fields)
            throws RefusedFileException {
        var day = new ArrayList<ReferenceRate>(currencies.size());
        for (var column = 0; column < currencies.size(); column++) {
            var field = fields.get(column + 1);
            if (!NOT_PUBLISHED.contains(field)) {
                day.add(new ReferenceRate(date, currencies.get(column), rate(line, currencies.get(column), field)));
            }
        }
        var afterLastComma = fields.subList(currencies.size() + 1, fields.size());
        if (!afterLastComma.stream().allMatch(String::isEmpty)) {
            throw refused(line, "'%s' after the last comma".formatted(start(afterLastComma.getFirst())));
        }
        return day;
    }

    private BigDecimal rate(int line, String currency, String field) throws RefusedFileException {
        if (!DECIMAL.matcher(field).matches()) {
            throw refused(line, "the rate of %s is '%s', neither a number nor N/A".formatted(currency, start(field)));
        }
        var rate = new BigDecimal(field);
        if (rate.signum() == 0) {
            throw refused(line, "the rate of %s is zero; a rate that was not published is N/A".formatted(currency));
        }
        if (rate.scale() > RATE_SCALE_MAX || rate.precision() - rate.scale() > RATE_INTEGER_DIGITS_MAX) {
            throw refused(
                    line,
                    "the rate of %s, %s, has more than %d digits before or %d after the point"
                            .formatted(currency, field, RATE_INTEGER_DIGITS_MAX, RATE_SCALE_MAX));
        }
        return rate;
    }

    private LocalDate date(int line, String field) throws RefusedFileException {
        LocalDate date;
        try {
            date = field.contains(" ") ? LocalDate.parse(field, DAY_FILE_DATE) : LocalDate.parse(field);
        } catch (DateTimeParseException e) {
            throw refused(line, "'%s' is no date such as 2025-12-31 or 31 December 2025".formatted(start(field)));
        }
        if (date.isAfter(today)) {
            throw refused(line, date + " is in the future");
        }
        return date;
    }

    private static List<String> fields(String line) {
        return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
    }

    private static boolean isCurrency(String code) {
        try {
            Currency.getInstance(code);
            return true;
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String start(String text) {
        return text.length() <= 40 ? text : text.substring(0, 40);
    }

    private RefusedFileException refused(int line, String reason) {
        return new RefusedFileException(name, line, reason);
    }
}
