package org.finmesh.portal.journey;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Set;
import java.util.zip.GZIPInputStream;

/** What the European Central Bank published, read from its file by a reader that shares no code with the mesh. */
final class EcbFile {

    private static final Path FILE = Path.of(
            "domains/treasury/src/main/resources/org/finmesh/domains/treasury/ecb/eurofxref-hist-1999-2025.csv.gz");

    private EcbFile() {}

    static Set<Rate> rates(Path root) {
        try (var lines = new BufferedReader(new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(root.resolve(FILE))), StandardCharsets.US_ASCII))) {
            var currencies = lines.readLine().split(",");
            var rates = new HashSet<Rate>();
            lines.lines().map(line -> line.split(",")).forEach(cells -> addDay(rates, currencies, cells));
            return rates;
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    private static void addDay(Set<Rate> rates, String[] currencies, String[] cells) {
        for (var column = 1; column < cells.length; column++) {
            if (!cells[column].isBlank() && !cells[column].equals("N/A")) {
                rates.add(new Rate(LocalDate.parse(cells[0]), currencies[column], new BigDecimal(cells[column])));
            }
        }
    }
}
