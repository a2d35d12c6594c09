package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.finmesh.platform.contract.PortId;
import org.jspecify.annotations.Nullable;

/** Whether what a product says about how it brings together different meanings can be read; if it holds, governance says. */
final class MeshMeaning {

    /** What governance compares; each is one text. */
    private static final List<String> ASPECTS =
            List.of("unit", "currency", "timeZone", "granularity", "temporalRole", "identifierScheme");

    private static final Set<String> DAYS = Set.of("date", "timestamp");
    private static final Pattern FIELD = Pattern.compile("(.+)\\.([a-z][a-z0-9_]{0,62})");

    private MeshMeaning() {}

    /** @param siblings all properties of the object */
    static void checkField(Element property, List<Element> siblings) {
        for (var aspect : ASPECTS) {
            var value = property.customProperty(aspect);
            if (value != null && (value.text() == null || value.text().isBlank())) {
                value.problem(CUSTOM_PROPERTY, aspect + " is one text");
            }
        }
        var currency = property.customProperty("currency");
        if (currency != null && property.customProperty("currencyProperty") != null) {
            currency.problem(
                    CUSTOM_PROPERTY, "currency is for amounts that are all of one; remove it, or currencyProperty");
        }
        var conversion = property.customProperty("conversion");
        if (conversion != null) {
            checkConversion(conversion, siblings);
        }
    }

    private static void checkConversion(Element conversion, List<Element> siblings) {
        if (!conversion.node().isObject() || !isPort(conversion.text("through"))) {
            conversion.problem(
                    CUSTOM_PROPERTY, "conversion has through, the port it is made with: treasury.fx-rates.v1");
        }
        var date = conversion.text("date");
        if (date == null
                || siblings.stream()
                        .noneMatch(other -> date.equals(other.text("name"))
                                && DAYS.contains(String.valueOf(other.text("logicalType"))))) {
            conversion.problem(
                    CUSTOM_PROPERTY, "conversion has date, the property of type date or timestamp that says at which");
        }
    }

    static void checkMappings(Element product) {
        var mappings = product.customProperty("mappings");
        if (mappings == null) {
            return;
        }
        if (mappings.items().isEmpty()) {
            mappings.problem(CUSTOM_PROPERTY, "mappings is a list with fields and how in each entry");
        }
        for (var mapping : mappings.items()) {
            var fields = mapping.at("fields").texts();
            if (fields.size() != 2 || !fields.stream().allMatch(MeshMeaning::isField)) {
                mapping.problem(
                        CUSTOM_PROPERTY, "a mapping has fields, two of the form <domain>.<product>.v<major>.<field>");
            }
            var how = mapping.text("how");
            if (how == null || how.isBlank()) {
                mapping.problem(CUSTOM_PROPERTY, "a mapping says how one field becomes the other");
            }
        }
    }

    private static boolean isField(String text) {
        var matcher = FIELD.matcher(text);
        return matcher.matches() && isPort(matcher.group(1));
    }

    private static boolean isPort(@Nullable String text) {
        try {
            return text != null && PortId.parse(text).toString().equals(text);
        } catch (IllegalArgumentException malformed) {
            return false;
        }
    }
}
