package org.finmesh.domains.capitalmarkets.marketdata;

import java.util.Map;
import org.finmesh.platform.processing.Rejected;

/**
 * Who issued a share: the domain's own reference data, from the public records of the Global LEI Foundation (GLEIF), which
 * are free of rights (CC0).
 */
final class Issuers {

    /** ISO 17442 by ISO 6166, as of November 2026. */
    static final Map<String, String> LEI_BY_ISIN = Map.of(
            "US0378331005", "HWUPKR0MPOU8FGXBT394", // Apple Inc.
            "US30303M1027", "BQ4BKCS1HXDV9HN80Z93", // Meta Platforms, Inc.; Facebook, Inc. until 2021
            "US38259P5089", "7ZW8QJWVPR4P1J1KQY45", // Google LLC; Google Inc. until 2017
            "US4592001014", "VGRQXHF3J8VDLUA7XE92", // International Business Machines Corporation
            "US5949181045", "INR2EJN1ERAN0W5ZP974"); // Microsoft Corporation

    private Issuers() {}

    /** @throws Rejected UNKNOWN_ISSUER */
    static String leiOf(String isin) {
        var lei = LEI_BY_ISIN.get(isin);
        if (lei == null) {
            throw new Rejected("UNKNOWN_ISSUER", "isin is of no issuer that the reference data names (ISO 17442)");
        }
        return lei;
    }
}
