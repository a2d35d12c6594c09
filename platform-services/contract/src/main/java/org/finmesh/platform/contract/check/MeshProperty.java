package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.Contract.HASH_COLUMN_SUFFIX;
import static org.finmesh.platform.contract.ProblemCode.BUSINESS_NAME;
import static org.finmesh.platform.contract.ProblemCode.CLASSIFICATION;
import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;
import static org.finmesh.platform.contract.ProblemCode.LOGICAL_TYPE;
import static org.finmesh.platform.contract.ProblemCode.PRECISION;
import static org.finmesh.platform.contract.ProblemCode.PROPERTY_NAME;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.Classification;

/** What the mesh asks of a field: a name for machines and one for people, how closely it is held, a type that is exact. */
final class MeshProperty {

    static final Pattern SNAKE_CASE = Pattern.compile("[a-z][a-z0-9_]{0,62}");
    private static final Set<String> TYPES = Set.of("string", "date", "timestamp", "integer", "number", "boolean");
    private static final int PRECISION_MAX = 38;

    /** PostgreSQL's reserved words: a column of that name would need quotes in every statement. */
    private static final Set<String> RESERVED =
            Set.of(("all analyse analyze and any array as asc asymmetric both case cast"
                            + " check collate column constraint create current_catalog current_date current_role current_time"
                            + " current_timestamp current_user default deferrable desc distinct do else end except false fetch for"
                            + " foreign from grant group having in initially intersect into lateral leading limit localtime"
                            + " localtimestamp not null offset on only or order placing primary references returning select"
                            + " session_user some symmetric system_user table then to trailing true union unique user using variadic"
                            + " when where window with")
                    .split(" "));

    private MeshProperty() {}

    /** @param siblings all properties of the object */
    static void check(Element property, List<Element> siblings) {
        checkNames(property);
        checkClassification(property);
        checkType(property);
        checkPrecision(property);
        checkCustomProperties(property, siblings);
        MeshMasking.check(property);
        MeshMeaning.checkField(property, siblings);
    }

    private static void checkNames(Element property) {
        var name = property.at("name");
        if (name.text() != null && !SNAKE_CASE.matcher(name.text()).matches()) {
            name.problem(
                    PROPERTY_NAME, "property '%s' is not snake_case of at most 63 characters".formatted(name.text()));
        } else if (name.text() != null && RESERVED.contains(name.text())) {
            name.problem(
                    PROPERTY_NAME,
                    "'%s' is a reserved word of SQL: say which, as in value_date".formatted(name.text()));
        }
        if (name.text() != null && name.text().endsWith(HASH_COLUMN_SUFFIX)) {
            name.problem(
                    PROPERTY_NAME,
                    "names that end with %s are for hashes of other fields".formatted(HASH_COLUMN_SUFFIX));
        }
        if (!property.at("businessName").present()) {
            property.problem(BUSINESS_NAME, "businessName is missing: the name that people know the field by");
        }
    }

    private static void checkClassification(Element property) {
        var classification = property.at("classification");
        if (!classification.present()) {
            property.problem(CLASSIFICATION, "classification is missing: public, internal, confidential or restricted");
        } else if (classification.text() != null) {
            try {
                Classification.parse(classification.text());
            } catch (IllegalArgumentException unknown) {
                classification.problem(CLASSIFICATION, Objects.requireNonNull(unknown.getMessage()));
            }
        }
    }

    private static void checkType(Element property) {
        var type = property.at("logicalType");
        if (!type.present()) {
            property.problem(
                    LOGICAL_TYPE, "logicalType is missing: string, date, timestamp, integer, number or boolean");
        } else if (type.text() != null && !TYPES.contains(type.text())) {
            type.problem(
                    LOGICAL_TYPE,
                    "logicalType %s is not for ports: use string, date, timestamp, integer, number, boolean"
                            .formatted(type.text()));
        }
    }

    private static void checkPrecision(Element property) {
        var precision = property.customProperty("precision");
        var scale = property.customProperty("scale");
        if (!"number".equals(property.text("logicalType"))) {
            if (precision != null || scale != null) {
                property.problem(PRECISION, "precision and scale are for logicalType number alone: remove them");
            }
            return;
        }
        if (precision == null || scale == null) {
            property.problem(
                    PRECISION, "a number needs the custom properties precision and scale: decimals are exact here");
            return;
        }
        var digits = precision.integer().orElse(0);
        var decimals = scale.integer().orElse(-1);
        if (digits < 1 || digits > PRECISION_MAX || decimals < 0 || decimals > digits) {
            precision.problem(PRECISION, "precision is 1 to %d, and scale 0 to precision".formatted(PRECISION_MAX));
        }
    }

    private static void checkCustomProperties(Element property, List<Element> siblings) {
        var personal = property.customProperty("personalData");
        if (personal != null && !personal.node().isBoolean()) {
            personal.problem(CUSTOM_PROPERTY, "personalData is true or false");
        }
        var values = property.customProperty("enum");
        if (values != null
                && (values.items().isEmpty()
                        || values.texts().size() != values.items().size())) {
            values.problem(CUSTOM_PROPERTY, "enum is a list of at least one text: quote what looks like a number");
        }
        if (values != null && !"string".equals(property.text("logicalType"))) {
            values.problem(CUSTOM_PROPERTY, "enum is for logicalType string; others have bounds");
        }
        var currency = property.customProperty("currencyProperty");
        if (currency != null && siblings.stream().noneMatch(other -> isText(other, currency))) {
            currency.problem(CUSTOM_PROPERTY, "currencyProperty names a property of type string in this object");
        }
    }

    private static boolean isText(Element property, Element name) {
        return name.text() != null
                && name.text().equals(property.text("name"))
                && "string".equals(property.text("logicalType"));
    }
}
