package org.finmesh.platform.processing.lineage;

/**
 * A field somewhere on the way through a topology.
 *
 * @param place where: what goes into an operator, comes out of it, is remembered by it, or a table's topic
 * @param type of the record that has it: different records in one stream may have fields of one name
 * @param path as {@link Leaf#path}, or {@value #ALL}
 */
record Field(Place place, String type, String path) {

    /** Every field of what comes out: what decides whether a record comes out at all goes to all of them. */
    static final String ALL = "*";

    static Field allOf(Place place) {
        return new Field(place, "", ALL);
    }

    /** @param name of the operator, or of the topic */
    record Place(Kind kind, String name) {

        enum Kind {
            INTO,
            OUT_OF,
            STATE_OF,
            TOPIC
        }
    }
}
