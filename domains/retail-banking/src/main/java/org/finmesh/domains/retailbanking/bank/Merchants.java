package org.finmesh.domains.retailbanking.bank;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.random.RandomGenerator;
import net.datafaker.Faker;

/** The merchants that customers go to: {@value #PER_CATEGORY} per country and category, the same each time. */
final class Merchants {

    static final int PER_CATEGORY = 12;

    private static final long SEED = 20_260_102L;
    private static final int NAME_LENGTH_MAX = 80;

    private final Map<Market, Map<MerchantCategory, List<Merchant>>> merchants;

    private Merchants(Map<Market, Map<MerchantCategory, List<Merchant>>> merchants) {
        this.merchants = merchants;
    }

    static Merchants invented() {
        var random = new Random(SEED);
        var all = new EnumMap<Market, Map<MerchantCategory, List<Merchant>>>(Market.class);
        for (var market : Market.values()) {
            var faker = new Faker(market.locale(), random);
            var byCategory = new EnumMap<MerchantCategory, List<Merchant>>(MerchantCategory.class);
            for (var category : MerchantCategory.values()) {
                var some = new ArrayList<Merchant>(PER_CATEGORY);
                for (var i = 0; i < PER_CATEGORY; i++) {
                    some.add(new Merchant(name(faker), category, market));
                }
                byCategory.put(category, List.copyOf(some));
            }
            all.put(market, byCategory);
        }
        return new Merchants(all);
    }

    private static String name(Faker faker) {
        var name = faker.company().name();
        return name.length() <= NAME_LENGTH_MAX ? name : name.substring(0, NAME_LENGTH_MAX);
    }

    /** One of a country's; a customer is likelier to go to the first ones than to the last. */
    Merchant any(Market market, MerchantCategory category, RandomGenerator random) {
        var some = merchants.get(market).get(category);
        var skewed = random.nextDouble() * random.nextDouble();
        return some.get((int) (skewed * some.size()));
    }
}
