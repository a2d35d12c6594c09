package org.finmesh.domains.retailbanking.bank;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import net.datafaker.Faker;
import org.finmesh.domains.retailbanking.bank.Customer.Segment;

/** The bank's customers: the same {@value #COUNT} each time, on every machine. */
final class Customers {

    static final int COUNT = 2_000;

    private static final long SEED = 20_260_101L;
    private static final LocalDate LATEST_BIRTH = LocalDate.of(2007, 12, 31);
    private static final LocalDate LATEST_START = LocalDate.of(2025, 12, 31);

    private final Random random = new Random(SEED);
    private final Map<Market, Faker> fakers = new EnumMap<>(Market.class);

    private Customers() {
        for (var market : Market.values()) {
            fakers.put(market, new Faker(market.locale(), random));
        }
    }

    static List<Customer> invented() {
        var customers = new Customers();
        var all = new ArrayList<Customer>(COUNT);
        for (var number = 1; number <= COUNT; number++) {
            all.add(customers.customer(number));
        }
        return List.copyOf(all);
    }

    private Customer customer(int number) {
        var market = market();
        var faker = fakers.get(market);
        var givenName = faker.name().firstName();
        var familyName = faker.name().lastName();
        var birthDate = LATEST_BIRTH.minusDays((long) (random.nextDouble() * 365.25 * 68));
        return new Customer(
                "C%06d".formatted(number),
                givenName,
                familyName,
                birthDate,
                email(givenName, familyName, number),
                faker.address().city(),
                market,
                segment(),
                customerSince(birthDate),
                faker.finance().iban(market.name()),
                "%04d".formatted(random.nextInt(10_000)),
                Math.exp(0.8 * random.nextGaussian()));
    }

    private Market market() {
        var percent = random.nextInt(100);
        for (var market : Market.values()) {
            percent -= market.customersPercent();
            if (percent < 0) {
                return market;
            }
        }
        throw new IllegalStateException("the markets' shares of customers do not add up to 100 %");
    }

    private Segment segment() {
        var percent = random.nextInt(100);
        return percent < 82 ? Segment.MASS : percent < 97 ? Segment.AFFLUENT : Segment.PRIVATE;
    }

    /** Between the eighteenth birthday, or 1990 when that is later, and the end of 2025. */
    private LocalDate customerSince(LocalDate birthDate) {
        var adult = birthDate.plusYears(18);
        var earliest = adult.getYear() < 1990 ? LocalDate.of(1990, 1, 1) : adult;
        var days = Math.max(1, LATEST_START.toEpochDay() - earliest.toEpochDay());
        return earliest.plusDays((long) (random.nextDouble() * days));
    }

    /** In a domain that can never exist (RFC 2606). */
    private static String email(String givenName, String familyName, int number) {
        return "%s.%s.%d@customers.example".formatted(ascii(givenName), ascii(familyName), number);
    }

    private static String ascii(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFD)
                .replaceAll("[^\\p{ASCII}]|[^A-Za-z-]", "")
                .toLowerCase(Locale.ROOT);
    }
}
