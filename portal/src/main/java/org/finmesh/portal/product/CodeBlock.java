package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Code;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Pre;
import com.vaadin.flow.component.html.Section;

/** Text for a terminal or a file, with a button that copies it. */
class CodeBlock extends Section {

    CodeBlock(String title, String text) {
        addClassName("code-block");
        var head = new Div(new H2(title), new CopyButton(translate("product.copy", title), text));
        head.addClassName("card-row");
        var code = new Pre(new Code(text));
        code.getElement().setAttribute("tabindex", "0");
        code.getElement().setAttribute("role", "region");
        code.getElement().setAttribute("aria-label", title);
        add(head, code);
    }
}
