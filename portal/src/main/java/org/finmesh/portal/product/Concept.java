package org.finmesh.portal.product;

import com.vaadin.flow.component.html.Span;
import org.jspecify.annotations.Nullable;

/** The business concept of a field: the glossary's entry by name, where it stands in the tooltip. */
class Concept extends Span {

    Concept(@Nullable String concept) {
        if (concept == null) {
            setText("–");
            return;
        }
        setText(concept.substring(concept.indexOf('#') + 1).replace('-', ' '));
        setTitle(concept);
    }
}
