package org.finmesh.platform.processing.report;

import org.finmesh.platform.contract.PortId;

/**
 * Something that the platform is to know of a port.
 *
 * @param port the port it is of, one of the domain's own
 * @param kind what it is: see docs/data-plane.md, "Reports"
 * @param json as the kind has it
 */
public record Report(PortId port, Kind kind, byte[] json) {

    /** Named in the record's header {@value #HEADER}; a record without one is a measurement. */
    public enum Kind {
        QUALITY,
        LINEAGE,
        RUN,
        CANARY,
        SPAN;

        /** As in the header. */
        public String label() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public static final String HEADER = "kind";
}
