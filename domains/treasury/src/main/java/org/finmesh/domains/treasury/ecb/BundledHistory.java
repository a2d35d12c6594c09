package org.finmesh.domains.treasury.ecb;

import java.io.IOException;
import java.io.InputStream;
import java.time.Clock;
import java.util.List;
import java.util.Objects;

/** The history that comes with the domain: 4 January 1999 to 31 December 2025. */
public final class BundledHistory {

    /** The file's name among this package's resources; see the domain's NOTICE. */
    public static final String NAME = "eurofxref-hist-1999-2025.csv.gz";

    private BundledHistory() {}

    /**
     * @return every published rate, oldest first
     * @throws IOException when the resource cannot be read
     * @throws RefusedFileException when the resource was spoilt
     */
    public static List<ReferenceRate> read(Clock clock) throws IOException, RefusedFileException {
        try (var in = open()) {
            return EcbFile.parse(NAME, Decompressed.text(NAME, in), clock);
        }
    }

    private static InputStream open() {
        return Objects.requireNonNull(
                BundledHistory.class.getResourceAsStream(NAME), "resource " + NAME + " is missing from the jar");
    }
}
