package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.finmesh.platform.api.AgreementsApi;
import org.finmesh.platform.api.AgreementsApi.AccessRequest;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.finmesh.platform.api.ProductsApi.Port;
import org.finmesh.portal.session.PlatformException;
import org.jspecify.annotations.Nullable;

/** Terms to choose, with what would come of them below, kept up to date while they are chosen. */
class Previewed extends Div {

    private final AgreementsApi agreements;
    private final TermsForm terms;
    private final PreviewPanel panel = new PreviewPanel();
    private final Supplier<String> consumer;
    private final Supplier<String> purpose;

    /** @param before what is agreed now; null where nothing is */
    Previewed(
            AgreementsApi agreements,
            Port port,
            @Nullable Terms before,
            Supplier<String> consumer,
            Supplier<String> purpose) {
        this.agreements = agreements;
        this.terms = new TermsForm(port, before);
        this.consumer = consumer;
        this.purpose = purpose;
        addClassName("form");
        terms.onChange(this::refresh);
        add(terms, panel);
    }

    TermsForm terms() {
        return terms;
    }

    AccessRequest request() {
        return new AccessRequest(
                List.of(terms.requested()), consumer.get(), purpose.get(), terms.legalBasis(), terms.days());
    }

    void refresh() {
        if (!terms.isComplete()) {
            panel.show(translate("access.terms.fields.missing"));
            return;
        }
        try {
            var preview = agreements.preview(request()).getFirst();
            terms.needLegalBasis(preview.legalBasisNeeded());
            panel.show(preview);
        } catch (PlatformException.Refused refused) {
            panel.show(Objects.requireNonNullElse(refused.problem().detail(), translate("access.preview.unknown")));
        }
    }
}
