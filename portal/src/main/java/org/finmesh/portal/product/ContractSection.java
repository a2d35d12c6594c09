package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;

/** The contract as its authors wrote it, and the schema that follows from it. */
class ContractSection extends Div {

    ContractSection(Shown shown) {
        add(
                new Paragraph(translate("product.contract.text")),
                new CodeBlock(translate("product.contract.yaml"), shown.port().contractYaml()));
        if (!shown.port().avroSchema().isBlank()) {
            add(new CodeBlock(translate("product.contract.avro"), shown.port().avroSchema()));
        }
    }
}
