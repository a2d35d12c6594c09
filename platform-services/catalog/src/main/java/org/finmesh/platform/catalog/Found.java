package org.finmesh.platform.catalog;

/** @param match what the words were found in: {@code name}, {@code field rate}; several are joined by commas */
public record Found(CatalogedProduct product, String match) {}
