package org.finmesh.portal.access;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.radiobutton.RadioButtonGroup;
import com.vaadin.flow.component.select.Select;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.api.AgreementsApi.RequestedPort;
import org.finmesh.platform.api.AgreementsApi.Terms;
import org.finmesh.platform.api.ProductsApi.Field;
import org.finmesh.platform.api.ProductsApi.Port;
import org.jspecify.annotations.Nullable;

/** What of a port is to be read, how personal fields among it are, on which legal basis, and for how long. */
class TermsForm extends Div {

    private static final List<Integer> DAYS = List.of(30, 90, 180, 365);
    private static final List<String> LEGAL_BASES = List.of(
            "consent", "contract", "legal-obligation", "vital-interests", "public-task", "legitimate-interests");

    private final Port port;
    private final RadioButtonGroup<Boolean> whole = new RadioButtonGroup<>(translate("access.terms.whole"));
    private final CheckboxGroup<Field> fields = new CheckboxGroup<>(translate("access.terms.fields"));
    private final RadioButtonGroup<String> personal = new RadioButtonGroup<>(translate("access.terms.personal"));
    private final Select<String> legalBasis = new Select<>();
    private final Select<Integer> days = new Select<>();

    /** @param before what is agreed now; null where nothing is */
    TermsForm(Port port, @Nullable Terms before) {
        this.port = port;
        addClassName("form");
        offerFields();
        offerPersonal();
        offerLegalBases();
        offerPeriods();
        startFrom(before);
        showWhatApplies();
        add(whole, fields, personal, legalBasis, days);
    }

    private void offerFields() {
        whole.setItems(true, false);
        whole.setItemLabelGenerator(all -> translate(
                all ? "access.terms.whole.yes" : "access.terms.whole.no",
                port.fields().size()));
        fields.addClassName("field-choice");
        fields.setItems(port.fields());
        fields.setItemLabelGenerator(
                field -> field.personal() ? translate("access.terms.field.personal", field.name()) : field.name());
        fields.setErrorMessage(translate("access.terms.fields.missing"));
    }

    private void offerPersonal() {
        personal.setItems("masked", "clear");
        personal.setItemLabelGenerator(how -> translate("access.terms.personal." + how));
    }

    private void offerLegalBases() {
        legalBasis.setLabel(translate("access.terms.legal-basis"));
        legalBasis.setHelperText(translate("access.terms.legal-basis.help"));
        legalBasis.setItems(LEGAL_BASES);
        legalBasis.setItemLabelGenerator(
                basis -> basis == null ? translate("access.terms.legal-basis.none") : TermsFacts.legalBasis(basis));
        legalBasis.setEmptySelectionAllowed(true);
        legalBasis.setVisible(false);
    }

    private void offerPeriods() {
        days.setLabel(translate("access.terms.days"));
        days.setItemLabelGenerator(count -> translate("access.days", count));
    }

    private void startFrom(@Nullable Terms before) {
        var period = before == null ? DAYS.get(1) : before.days();
        var periods = new ArrayList<>(DAYS);
        if (!periods.contains(period)) {
            periods.add(period);
        }
        days.setItems(periods.stream().sorted().toList());
        days.setValue(period);
        whole.setValue(before == null || before.wholePort());
        personal.setValue(before == null || !before.personal().equals("clear") ? "masked" : "clear");
        if (before != null) {
            fields.select(port.fields().stream()
                    .filter(field -> before.fields().contains(field.name()))
                    .toList());
            legalBasis.setValue(before.legalBasis());
        }
    }

    /** @param listener told after each change of what is asked for */
    void onChange(Runnable listener) {
        whole.addValueChangeListener(change -> changed(listener));
        fields.addValueChangeListener(change -> changed(listener));
        personal.addValueChangeListener(change -> changed(listener));
        legalBasis.addValueChangeListener(change -> changed(listener));
        days.addValueChangeListener(change -> changed(listener));
    }

    private void changed(Runnable listener) {
        showWhatApplies();
        listener.run();
    }

    private void showWhatApplies() {
        fields.setVisible(!whole.getValue());
        fields.setInvalid(false);
        personal.setVisible(wanted().stream().anyMatch(Field::personal));
    }

    /**
     * No sign that it is required: the component would say so with an attribute that its button must not have.
     *
     * @param needed whether these terms ask for one: it is asked for then, and kept out of the way else
     */
    void needLegalBasis(boolean needed) {
        legalBasis.setVisible(needed || legalBasis.getValue() != null);
    }

    /** Says so where no field is chosen. */
    boolean isComplete() {
        var complete = !wanted().isEmpty();
        fields.setInvalid(!complete);
        return complete;
    }

    private Set<Field> wanted() {
        return whole.getValue() ? Set.copyOf(port.fields()) : fields.getValue();
    }

    RequestedPort requested() {
        return new RequestedPort(port.id(), names(), personal.getValue());
    }

    /** In the contract's order; null for the whole port. */
    @Nullable
    List<String> names() {
        return whole.getValue()
                ? null
                : port.fields().stream()
                        .filter(fields.getValue()::contains)
                        .map(Field::name)
                        .toList();
    }

    String personal() {
        return personal.getValue();
    }

    @Nullable
    String legalBasis() {
        return legalBasis.getValue();
    }

    int days() {
        return days.getValue();
    }
}
