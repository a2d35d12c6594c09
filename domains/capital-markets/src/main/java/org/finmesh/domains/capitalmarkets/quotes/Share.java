package org.finmesh.domains.capitalmarkets.quotes;

/** The shares of the price file, which names them by ticker alone. Identifiers as valid from 2000 to 2013. */
enum Share {
    AAPL("US0378331005", "XNAS"),
    FB("US30303M1027", "XNAS"),
    GOOG("US38259P5089", "XNAS"),
    IBM("US4592001014", "XNYS"),
    MSFT("US5949181045", "XNAS");

    private final String isin;
    private final String venueMic;

    Share(String isin, String venueMic) {
        this.isin = isin;
        this.venueMic = venueMic;
    }

    /** ISO 6166. */
    String isin() {
        return isin;
    }

    /** ISO 10383. */
    String venueMic() {
        return venueMic;
    }
}
