package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import org.finmesh.platform.api.AgreementsApi.Notice;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** What a consumer has to know of the end of the port they read: when, where to, and whether they have access there. */
class EndNote extends Div {

    EndNote(Notice notice) {
        addClassName("end-note");
        var end = new Div(
                new Pill(translate("access.end"), Tone.WARNING),
                new Span(translate("access.end.life")),
                TimeText.day(Instant.parse(notice.endOfLife())));
        add(end);
        if (notice.successor() != null) {
            add(successor(notice.successor()), new Paragraph(access(notice)));
        }
        if (notice.migrationGuide() != null) {
            add(new Paragraph(notice.migrationGuide()));
        }
    }

    private static Anchor successor(String port) {
        var link = new Anchor(
                "products/" + Ports.productOf(port) + "?port=" + port, translate("access.end.successor", port));
        link.getElement().setAttribute("router-link", true);
        return link;
    }

    private static String access(Notice notice) {
        if (notice.carriedTo() != null) {
            return translate("access.end.carried");
        }
        return notice.obstacle() == null
                ? translate("access.end.can-carry")
                : translate("access.end.obstacle", notice.obstacle());
    }

    /** Whether the consumer can go on without a request, and has not yet. */
    static boolean canCarryOver(Notice notice) {
        return notice.successor() != null && notice.carriedTo() == null && notice.obstacle() == null;
    }
}
