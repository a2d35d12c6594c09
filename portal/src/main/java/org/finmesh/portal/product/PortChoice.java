package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.router.QueryParameters;
import org.finmesh.platform.api.ProductsApi.Port;

/** Which major version to look at, where several live side by side. */
class PortChoice extends Select<Port> {

    PortChoice(Shown shown) {
        addClassName("port-choice");
        setLabel(translate("product.port"));
        setItems(shown.product().ports());
        setItemLabelGenerator(port -> port.end() == null ? port.id() : port.id() + " · " + port.status());
        setValue(shown.port());
        addValueChangeListener(change -> UI.getCurrent()
                .navigate(
                        "products/" + shown.summary().id(),
                        QueryParameters.of("port", change.getValue().id())));
    }
}
