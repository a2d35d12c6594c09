package org.finmesh.portal.product;

import com.vaadin.flow.component.Component;
import java.util.Arrays;
import java.util.function.Function;
import org.finmesh.portal.quality.RulesTable;

/** The parts of a product page, in the order of their links; each has an address of its own. */
enum ProductSection {
    OVERVIEW("", OverviewSection::new),
    FIELDS("fields", FieldsSection::new),
    PROMISES("promises", PromisesSection::new),
    QUALITY(
            "quality",
            shown -> new RulesTable(
                    shown.platform().quality().quality(shown.port().id()))),
    SAMPLE("sample", SampleSection::new),
    CONNECT("connect", ConnectSection::new),
    CONTRACT("contract", ContractSection::new);

    /** What {@link ProductView}'s route allows as the last part of the address. */
    static final String ADDRESSES = "fields|promises|quality|sample|connect|contract";

    private final String address;
    private final Function<Shown, Component> content;

    ProductSection(String address, Function<Shown, Component> content) {
        this.address = address;
        this.content = content;
    }

    /** @param address empty for the overview */
    static ProductSection at(String address) {
        return Arrays.stream(values())
                .filter(section -> section.address.equals(address))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no section of a product page at " + address));
    }

    String path(String product) {
        return "products/" + product + (address.isEmpty() ? "" : "/" + address);
    }

    Component show(Shown shown) {
        return content.apply(shown);
    }
}
