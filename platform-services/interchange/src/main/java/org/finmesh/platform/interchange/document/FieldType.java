package org.finmesh.platform.interchange.document;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** The type of a property, whatever words its contract's version has for it. */
public sealed interface FieldType {

    /** @param format of {@code logicalTypeOptions}, such as {@code uuid} */
    record Text(@Nullable String format) implements FieldType {}

    /** @param format {@code i8} to {@code u128}; 64 bits with sign when absent */
    record Whole(@Nullable String format) implements FieldType {}

    /** A decimal: {@code scale} of {@code precision} digits are after the point. */
    record Exact(int precision, int scale) implements FieldType {}

    /** Binary floating point, of 32 or 64 bits. */
    record Floating(boolean single) implements FieldType {}

    /** A number of which the contract says neither digits nor format. */
    record AnyNumber() implements FieldType {}

    record Bool() implements FieldType {}

    record Date() implements FieldType {}

    record Time() implements FieldType {}

    /** @param zoned an instant; else the time that a clock on the wall shows */
    record Timestamp(boolean zoned) implements FieldType {}

    record Nested(List<Place> properties) implements FieldType {}

    /** @param item a missing place where the contract does not say */
    record ListOf(Place item) implements FieldType {}

    /** @param value a missing place where the contract does not say */
    record MapOf(Place value) implements FieldType {}

    /** @param dimensions 0 where the contract does not say */
    record Vector(int dimensions) implements FieldType {}

    /** The contract has no logical type, and its physical one is none that is known here. */
    record Unknown() implements FieldType {}

    /** Reads the type and takes what it is made of; bounds and patterns are left for the format to take. */
    static FieldType of(Place property) {
        var logical = property.at("logicalType");
        var options = property.at("logicalTypeOptions");
        return switch (logical.takeText()) {
            case "string" -> new Text(options.at("format").text());
            case "integer" -> new Whole(options.at("format").takeText());
            case "number" -> number(property);
            case "boolean" -> new Bool();
            case "date" -> new Date();
            case "time" -> new Time();
            case "timestamp" -> timestamp(options);
            case "object" -> new Nested(property.at("properties").items());
            case "array" -> new ListOf(property.at("items"));
            case "map" -> new MapOf(property.at("map").at("value"));
            case "vector" -> new Vector(options.at("dimensions").take().asInt(0));
            case null, default -> untyped(property);
        };
    }

    private static FieldType timestamp(Place options) {
        var zone = options.at("timezone");
        zone.take();
        return new Timestamp(!zone.look().isBoolean() || zone.isTrue());
    }

    private static FieldType untyped(Place property) {
        if (property.at("properties").present()) {
            return new Nested(property.at("properties").items());
        }
        return property.at("items").present() ? new ListOf(property.at("items")) : new Unknown();
    }

    private static FieldType number(Place property) {
        var precision = property.custom("precision");
        var scale = property.custom("scale");
        if (precision.look().canConvertToInt() && scale.look().canConvertToInt()) {
            var digits = precision.look().intValue();
            var decimals = scale.look().intValue();
            if (digits >= 1 && digits <= 1000 && decimals >= 0 && decimals <= digits) {
                precision.take();
                scale.take();
                return new Exact(digits, decimals);
            }
        }
        var format = property.at("logicalTypeOptions").at("format");
        return switch (format.text()) {
            case "f32" -> {
                format.take();
                yield new Floating(true);
            }
            case "f64" -> {
                format.take();
                yield new Floating(false);
            }
            case null, default -> new AnyNumber();
        };
    }
}
