package org.finmesh.domains.retailbanking.bank;

import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Draws one of some things by their weights. */
final class Weighted<T> {

    private final List<T> things;
    private final double[] upTo;

    private Weighted(List<T> things, double[] upTo) {
        this.things = things;
        this.upTo = upTo;
    }

    /** @throws IllegalArgumentException when all weights together are not greater than zero */
    static <T> Weighted<T> of(List<T> things, ToDoubleFunction<T> weight) {
        var upTo = new double[things.size()];
        var sum = 0.0;
        for (var i = 0; i < upTo.length; i++) {
            sum += weight.applyAsDouble(things.get(i));
            upTo[i] = sum;
        }
        if (!(sum > 0)) {
            throw new IllegalArgumentException("nothing to draw: no weight is greater than zero");
        }
        return new Weighted<>(List.copyOf(things), upTo);
    }

    T any(RandomGenerator random) {
        var at = Arrays.binarySearch(upTo, random.nextDouble() * upTo[upTo.length - 1]);
        return things.get(at < 0 ? -at - 1 : at + 1);
    }
}
