package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import org.finmesh.platform.api.AgreementsApi.Outlets;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.finmesh.portal.shell.DataTable;
import org.finmesh.portal.shell.Facts;

/** Terms, and where they let the consumer read, among the facts of something. */
final class TermsFacts {

    private TermsFacts() {}

    static void add(Facts facts, Terms terms) {
        facts.add(
                translate("access.fact.fields"),
                terms.wholePort()
                        ? new Span(translate(
                                "access.fact.fields.all", terms.fields().size()))
                        : DataTable.code(String.join(", ", terms.fields())));
        if (!terms.personal().equals("none")) {
            facts.add(translate("access.fact.personal"), translate("access.terms.personal." + terms.personal()));
        }
        if (terms.legalBasis() != null) {
            facts.add(translate("access.fact.legal-basis"), legalBasis(terms.legalBasis()));
        }
    }

    static void add(Facts facts, Outlets outlets) {
        if (outlets.topic() != null) {
            facts.add(translate("access.fact.topic"), DataTable.code(outlets.topic()));
        } else if (outlets.topicNote() != null) {
            facts.add(translate("access.fact.topic"), translate("access.fact.topic.none", outlets.topicNote()));
        }
        if (outlets.view() != null) {
            var columns =
                    new Div(translate("access.fact.columns", outlets.columns().size()));
            columns.addClassName("muted");
            columns.setTitle(String.join(", ", outlets.columns()));
            facts.add(translate("access.fact.view"), new Div(DataTable.code(outlets.view()), columns));
        }
    }

    /** @param basis in the API's words */
    static String legalBasis(String basis) {
        return translate("access.legal-basis." + basis);
    }
}
