package org.finmesh.platform.cli.bench;

/**
 * What a benchmark measured.
 *
 * @param bench the benchmark's name
 * @param unit {@code ms}, {@code 1/s}, {@code ratio}…
 */
public record Figure(String bench, String variant, String metric, double value, String unit) {}
