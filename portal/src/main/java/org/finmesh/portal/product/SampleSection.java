package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import java.util.List;
import org.finmesh.platform.api.ProductsApi.Sample;
import org.finmesh.portal.access.Standing;
import org.finmesh.portal.session.PlatformException;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.EmptyState;
import org.jspecify.annotations.Nullable;

/** Some of the newest rows, for who may read them; for all others, why not and what to do. */
class SampleSection extends Div {

    private static final int ROWS = 20;
    private static final int FORBIDDEN = 403;

    SampleSection(Shown shown) {
        if (shown.port().view() == null) {
            add(new EmptyState(
                    VaadinIcon.TABLE,
                    translate("product.sample.no-table.title"),
                    translate("product.sample.no-table.text")));
            return;
        }
        try {
            show(shown.platform().products().sample(shown.port().id(), ROWS));
        } catch (PlatformException.Refused refused) {
            if (refused.problem().status() != FORBIDDEN) {
                throw refused;
            }
            add(notAllowed(shown));
        }
    }

    private void show(Sample sample) {
        if (sample.rows().isEmpty()) {
            add(new EmptyState(
                    VaadinIcon.TABLE, translate("product.sample.empty.title"), translate("product.sample.empty.text")));
            return;
        }
        var table = new DataTable(translate("product.sample.caption", sample.port()), sample.columns());
        table.addClassName("sample");
        sample.rows().forEach(row -> table.row(value(row.getFirst()), rest(row)));
        add(new Paragraph(translate("product.sample.text", sample.rows().size())), table);
    }

    private static List<Span> rest(List<@Nullable String> row) {
        return row.stream().skip(1).map(SampleSection::value).toList();
    }

    private static Span value(@Nullable String value) {
        if (value != null) {
            return DataTable.code(value);
        }
        var none = new Span(translate("product.sample.null"));
        none.addClassName("muted");
        return none;
    }

    private static EmptyState notAllowed(Shown shown) {
        var title = translate("product.sample.locked.title");
        if (shown.standing() instanceof Standing.Waiting) {
            return new EmptyState(VaadinIcon.LOCK, title, translate("product.sample.locked.waiting"));
        }
        return new EmptyState(
                VaadinIcon.LOCK, title, translate("product.sample.locked.text"), ProductHeader.request(shown));
    }
}
