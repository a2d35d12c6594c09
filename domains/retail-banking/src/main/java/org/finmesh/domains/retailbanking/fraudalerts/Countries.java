package org.finmesh.domains.retailbanking.fraudalerts;

import static java.util.Map.entry;

import java.util.Map;

/**
 * How far countries are apart, from below: the distance of their middles less what each reaches from its middle. The table
 * is our own, rounded to whole degrees, and up to whole 50 km; places overseas are left out. So neighbours are 0 km apart,
 * and a rule that takes this distance errs by saying too little.
 */
final class Countries {

    private static final double EARTH_RADIUS_KM = 6_371;

    /**
     * @param latitude of the middle of the mainland, degrees north
     * @param longitude degrees east
     * @param reachKm from there to its farthest point
     */
    private record Place(double latitude, double longitude, long reachKm) {}

    /** By ISO 3166-1. */
    private static final Map<String, Place> PLACES = Map.ofEntries(
            entry("AE", new Place(24, 54, 350)),
            entry("AR", new Place(-35, -65, 2_300)),
            entry("AT", new Place(48, 14, 400)),
            entry("AU", new Place(-25, 134, 2_400)),
            entry("BE", new Place(51, 5, 200)),
            entry("BG", new Place(43, 25, 300)),
            entry("BR", new Place(-11, -53, 2_700)),
            entry("CA", new Place(57, -100, 3_900)),
            entry("CH", new Place(47, 8, 250)),
            entry("CN", new Place(36, 104, 3_200)),
            entry("CZ", new Place(50, 15, 350)),
            entry("DE", new Place(51, 10, 550)),
            entry("DK", new Place(56, 10, 400)),
            entry("EG", new Place(27, 30, 850)),
            entry("ES", new Place(40, -4, 800)),
            entry("FI", new Place(64, 26, 750)),
            entry("FR", new Place(47, 2, 800)),
            entry("GB", new Place(54, -2, 800)),
            entry("GR", new Place(39, 22, 650)),
            entry("HR", new Place(45, 16, 400)),
            entry("HU", new Place(47, 19, 300)),
            entry("IE", new Place(53, -8, 350)),
            entry("IN", new Place(22, 79, 1_900)),
            entry("IT", new Place(43, 12, 850)),
            entry("JP", new Place(37, 138, 1_900)),
            entry("MA", new Place(32, -6, 1_500)),
            entry("MX", new Place(24, -102, 1_900)),
            entry("NL", new Place(52, 5, 250)),
            entry("NO", new Place(65, 13, 1_100)),
            entry("PL", new Place(52, 19, 500)),
            entry("PT", new Place(40, -8, 400)),
            entry("RO", new Place(46, 25, 450)),
            entry("RU", new Place(60, 95, 4_800)),
            entry("SE", new Place(62, 15, 950)),
            entry("SG", new Place(1, 104, 50)),
            entry("TH", new Place(15, 101, 1_100)),
            entry("TR", new Place(39, 35, 950)),
            entry("UA", new Place(49, 32, 800)),
            entry("US", new Place(39, -98, 2_900)),
            entry("ZA", new Place(-29, 25, 1_000)));

    private Countries() {}

    /** Kilometres; 0 for neighbours, for the same country, and where the table lacks one of the two. */
    static long kmApartAtLeast(String country, String other) {
        var from = PLACES.get(country);
        var to = PLACES.get(other);
        if (from == null || to == null || country.equals(other)) {
            return 0;
        }
        return Math.max(0, (long) greatCircleKm(from, to) - from.reachKm - to.reachKm);
    }

    /** By the haversine formula. */
    private static double greatCircleKm(Place from, Place to) {
        var latitude = Math.toRadians(to.latitude - from.latitude);
        var longitude = Math.toRadians(to.longitude - from.longitude);
        var haversine = Math.pow(Math.sin(latitude / 2), 2)
                + Math.cos(Math.toRadians(from.latitude))
                        * Math.cos(Math.toRadians(to.latitude))
                        * Math.pow(Math.sin(longitude / 2), 2);
        return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(haversine));
    }
}
