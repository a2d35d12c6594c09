package org.finmesh.platform.server.products;

import org.finmesh.platform.api.ProductsApi.Field;
import org.finmesh.platform.contract.Contract.Property;

/** A contract's property as people see it. */
final class FieldView {

    private FieldView() {}

    static Field of(Property property) {
        return new Field(
                property.name(),
                property.businessName(),
                property.description(),
                type(property),
                property.required(),
                property.key(),
                property.classification().toString(),
                property.personal(),
                property.criticalDataElement(),
                property.concept(),
                property.examples());
    }

    private static String type(Property property) {
        return property.precision() == null
                ? property.logicalType()
                : "%s(%d,%d)".formatted(property.logicalType(), property.precision(), property.scale());
    }
}
