package org.finmesh.domains.retailbanking.bank;

/** An invented merchant. */
record Merchant(String name, MerchantCategory category, Market market) {}
