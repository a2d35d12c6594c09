package org.finmesh.domains.treasury.cashposition;

/** Which business a flow of cash comes from. */
enum Side {
    RETAIL,
    SETTLEMENT
}
