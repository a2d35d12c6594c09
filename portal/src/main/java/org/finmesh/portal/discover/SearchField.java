package org.finmesh.portal.discover;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.data.value.ValueChangeMode;
import java.time.Duration;
import java.util.function.Consumer;

/** Searches as one types, a short pause after the last key. */
class SearchField extends TextField {

    private static final Duration PAUSE = Duration.ofMillis(250);
    private static final int LENGTH_MAX = 200;

    SearchField(Consumer<String> onSearch) {
        addClassName("search");
        setPlaceholder(translate("discover.search.placeholder"));
        setAriaLabel(translate("discover.search.label"));
        setPrefixComponent(VaadinIcon.SEARCH.create());
        setClearButtonVisible(true);
        setMaxLength(LENGTH_MAX);
        setValueChangeMode(ValueChangeMode.LAZY);
        setValueChangeTimeout((int) PAUSE.toMillis());
        setAutofocus(true);
        addValueChangeListener(change -> {
            if (change.isFromClient()) {
                onSearch.accept(change.getValue());
            }
        });
    }
}
