package org.finmesh.portal.access;

import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Section;
import java.util.List;
import java.util.function.Function;
import org.finmesh.platform.api.AgreementsApi.Agreement;

/** Agreements under a heading; nothing at all when there are none. */
class AgreementList extends Section {

    AgreementList(String title, List<Agreement> agreements, Function<Agreement, AgreementCard> card) {
        addClassName("agreements");
        setVisible(!agreements.isEmpty());
        add(new H2(title));
        agreements.forEach(agreement -> add(card.apply(agreement)));
    }
}
