package org.finmesh.domains.retailbanking.bank;

/** What people buy: when, and for how much. Amounts are log-normal, as card payments are. */
enum MerchantCategory {
    GROCERIES("5411", 30, 28, 0.7, false, "000000123567766678875310"),
    RESTAURANT("5812", 12, 31, 0.6, false, "110000001124999532479863"),
    FAST_FOOD("5814", 12, 9, 0.4, false, "210000024323998333579642"),
    FUEL("5541", 7, 54, 0.35, false, "000013788544554578864321"),
    CLOTHING("5651", 6, 47, 0.7, false, "000000000146776788974000"),
    PHARMACY("5912", 5, 16, 0.6, false, "000000002577655567862000"),
    ELECTRONICS("5732", 3, 92, 1.0, false, "000000000246777778974000"),
    LODGING("7011", 2, 128, 0.6, false, "100000368986333445554321"),
    PUBLIC_TRANSPORT("4111", 9, 4, 0.5, false, "100012799533344579853221"),
    ONLINE_SHOP("5964", 13, 35, 0.8, true, "421111123455565556678997"),
    DIGITAL_GOODS("5815", 6, 11, 0.5, true, "632111112233444455678998"),
    TRAVEL_AGENCY("4722", 1, 236, 0.8, true, "211111123456665556778986");

    private final String code;
    private final int frequency;
    private final double median;
    private final double sigma;
    private final boolean online;
    private final DayProfile profile;

    MerchantCategory(String code, int frequency, double median, double sigma, boolean online, String hours) {
        this.code = code;
        this.frequency = frequency;
        this.median = median;
        this.sigma = sigma;
        this.online = online;
        this.profile = new DayProfile(hours);
    }

    /** ISO 18245. */
    String code() {
        return code;
    }

    /** How often people buy this in an hour, relative to the other categories. */
    int frequencyAt(int hour) {
        return frequency * profile.at(hour);
    }

    /** Of an amount, in euros at Germany's price level. */
    double median() {
        return median;
    }

    /** Standard deviation of an amount's natural logarithm. */
    double sigma() {
        return sigma;
    }

    boolean online() {
        return online;
    }
}
