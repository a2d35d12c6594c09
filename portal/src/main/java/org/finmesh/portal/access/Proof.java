package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeDetails;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;
import org.finmesh.platform.api.ReceiptsApi;
import org.finmesh.platform.api.ReceiptsApi.Attempt;
import org.finmesh.platform.api.ReceiptsApi.Receipt;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.Pill;
import org.finmesh.portal.shell.Pill.Tone;
import org.finmesh.portal.shell.TimeText;

/** What the platform tried as the consumer, and saw; folded, and asked for only when it is unfolded. */
class Proof extends NativeDetails {

    private final ReceiptsApi receipts;
    private final String agreement;

    Proof(ReceiptsApi receipts, String agreement) {
        super(translate("access.proof"));
        this.receipts = receipts;
        this.agreement = agreement;
        addClassNames("history", "proof");
        addToggleListener(toggled -> {
            if (toggled.isOpened()) {
                setContent(content());
            }
        });
    }

    private Component content() {
        var found = receipts.receipts(agreement);
        if (found.isEmpty()) {
            return new Paragraph(translate("access.proof.empty"));
        }
        var list = new Div();
        list.addClassName("receipts");
        found.forEach(receipt -> list.add(head(receipt), table(receipt)));
        return list;
    }

    private static Div head(Receipt receipt) {
        var head = new Div(
                new Span(translate("access.proof.occasion." + receipt.occasion())),
                new TimeText(receipt.at()),
                receipt.holds()
                        ? new Pill(translate("access.proof.holds"), Tone.GOOD)
                        : new Pill(translate("access.proof.contradicts"), Tone.BAD));
        head.addClassName("receipt");
        return head;
    }

    private static DataTable table(Receipt receipt) {
        var table = new DataTable(
                translate("access.proof.caption"),
                List.of(
                        translate("access.proof.tried"),
                        translate("access.proof.agreed"),
                        translate("access.proof.seen"),
                        translate("access.proof.detail")));
        receipt.attempts()
                .forEach(attempt -> table.row(
                        DataTable.code(attempt.tried()),
                        List.of(
                                new Span(translate("access.proof.answer." + attempt.expected())),
                                seen(attempt),
                                new Span(attempt.detail()))));
        return table;
    }

    private static Pill seen(Attempt attempt) {
        return new Pill(
                translate("access.proof.answer." + attempt.seen()),
                attempt.seen().equals(attempt.expected()) ? Tone.GOOD : Tone.BAD);
    }
}
