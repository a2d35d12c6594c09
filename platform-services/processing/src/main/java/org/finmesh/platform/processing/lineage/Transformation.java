package org.finmesh.platform.processing.lineage;

/**
 * How a field depends on another, in the words of OpenLineage's column lineage facet. The order is from what says most to
 * what says least: of two observations of one edge the later in this order holds.
 */
public enum Transformation {
    IDENTITY(true),
    TRANSFORMATION(true),
    AGGREGATION(true),
    CONDITIONAL(false),
    SORT(false),
    JOIN(false),
    GROUP_BY(false),
    FILTER(false);

    private final boolean direct;

    Transformation(boolean direct) {
        this.direct = direct;
    }

    /** The value is made from it; otherwise it only decides whether, where or from which rows it is made. */
    public boolean direct() {
        return direct;
    }

    /** {@code DIRECT} or {@code INDIRECT}. */
    public String type() {
        return direct ? "DIRECT" : "INDIRECT";
    }

    /** Of two edges one after the other: once indirect, always indirect, and of the kind met first. */
    Transformation then(Transformation next) {
        if (!direct) {
            return this;
        }
        return next.direct && next.compareTo(this) < 0 ? this : next;
    }
}
