package org.finmesh.platform.cli;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.api.AgreementsApi.Agreement;
import org.finmesh.platform.api.AgreementsApi.Notice;

/** That a port ends, and what its reader can do. */
final class NoticeText {

    private NoticeText() {}

    /** Nothing where it does not end. */
    static List<String> of(Agreement agreement) {
        var notice = agreement.notice();
        if (notice == null) {
            return List.of();
        }
        var lines = new ArrayList<String>();
        lines.add("");
        lines.add("%s ends at %s%s"
                .formatted(
                        agreement.port(),
                        notice.endOfLife(),
                        notice.endOfSupport() == null ? "" : ", its support at " + notice.endOfSupport()));
        if (notice.successor() != null) {
            lines.add("  %s follows it; %s".formatted(notice.successor(), access(agreement.id(), notice)));
        }
        if (notice.migrationGuide() != null) {
            lines.add("  how to move: " + notice.migrationGuide().strip());
        }
        return lines;
    }

    private static String access(String id, Notice notice) {
        if (notice.carriedTo() != null) {
            return "access was carried over, as agreement " + notice.carriedTo();
        }
        return notice.obstacle() == null
                ? "./mesh carry-over %s gives access without a request".formatted(id)
                : "it needs a request of its own: " + notice.obstacle();
    }
}
