package org.finmesh.platform.cli;

import java.util.List;
import java.util.stream.Stream;
import org.finmesh.governance.AuditEntry;
import org.finmesh.platform.api.AuditApi;

/** The audit trail of a running mesh, read page by page; each line is checked to be an entry as it arrives. */
final class LiveTrail {

    private LiveTrail() {}

    /** All entries from the first on. */
    static Stream<AuditEntry> entries(AuditApi api) {
        return Stream.iterate(
                        page(api, 1),
                        page -> !page.isEmpty(),
                        page -> page(api, page.getLast().sequence() + 1))
                .flatMap(List::stream);
    }

    private static List<AuditEntry> page(AuditApi api, long from) {
        try {
            var lines = api.entries(from);
            return lines == null
                    ? List.of()
                    : lines.lines().map(AuditEntry::parse).toList();
        } catch (IllegalArgumentException malformed) {
            throw new CommandFailure(
                    CliError.SERVER_FAILED,
                    "what the API gives from entry %d on is no audit trail: %s".formatted(from, malformed.getMessage()),
                    malformed);
        }
    }
}
