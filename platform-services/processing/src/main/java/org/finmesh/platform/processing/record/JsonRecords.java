package org.finmesh.platform.processing.record;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.lang.reflect.Constructor;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.cfg.CoercionAction;
import tools.jackson.databind.cfg.CoercionInputShape;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.deser.std.StdScalarDeserializer;
import tools.jackson.databind.introspect.AnnotatedMember;
import tools.jackson.databind.introspect.AnnotatedParameter;
import tools.jackson.databind.introspect.JacksonAnnotationIntrospector;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;
import tools.jackson.databind.type.LogicalType;

/**
 * Source records as JSON: names in snake case, decimals as strings when written and as strings or numbers when read, nothing
 * guessed. What is absent stays absent: it is refused unless the component is {@code @Nullable}.
 *
 * @param <T> the record type read
 */
public final class JsonRecords<T> {

    private static final JsonMapper MAPPER = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .annotationIntrospector(new AbsentMeansRefused())
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .disable(DeserializationFeature.ACCEPT_FLOAT_AS_INT)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .withCoercionConfig(
                    LogicalType.Textual,
                    config -> config.setCoercion(CoercionInputShape.Integer, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Float, CoercionAction.Fail)
                            .setCoercion(CoercionInputShape.Boolean, CoercionAction.Fail))
            .addModule(new SimpleModule()
                    .addDeserializer(BigDecimal.class, new ShortDecimal())
                    .addDeserializer(Instant.class, new IsoText<>(Instant.class, IsoInstant::parse))
                    .addDeserializer(LocalDate.class, new IsoText<>(LocalDate.class, LocalDate::parse)))
            .withConfigOverride(
                    BigDecimal.class,
                    override -> override.setFormat(JsonFormat.Value.forShape(JsonFormat.Shape.STRING)))
            .build();

    private record Required(String name, Function<Object, @Nullable Object> accessor, List<Required> nested) {}

    private final ObjectReader reader;
    private final List<Required> required;

    private JsonRecords(ObjectReader reader, List<Required> required) {
        this.reader = reader;
        this.required = required;
    }

    public static <T> JsonRecords<T> of(Class<T> type) {
        return new JsonRecords<>(MAPPER.readerFor(type), required(type));
    }

    /** The JSON of a Java record or map. */
    public static byte[] write(Object value) {
        return MAPPER.writeValueAsBytes(value);
    }

    /** @throws Unreadable when {@code json} is null, no JSON, or not of this type */
    public T read(byte @Nullable [] json) throws Unreadable {
        if (json == null) {
            throw new Unreadable(new Breach("UNREADABLE", "the record has no value"));
        }
        try {
            T value = reader.readValue(json);
            if (value == null) {
                throw new Unreadable(new Breach("UNREADABLE", "the record is JSON null"));
            }
            requirePresent(value, required);
            return value;
        } catch (JacksonException wrong) {
            throw new Unreadable(breach(wrong));
        }
    }

    /**
     * The JSON of a record that is to be read again.
     *
     * @throws Unreadable when a component is null that is not {@code @Nullable}
     */
    public byte[] writeToRead(T value) throws Unreadable {
        requirePresent(value, required);
        return MAPPER.writeValueAsBytes(value);
    }

    private static void requirePresent(Object value, List<Required> required) throws Unreadable {
        for (var component : required) {
            var part = component.accessor.apply(value);
            if (part == null) {
                throw new Unreadable(Breach.of("MISSING_FIELD", component.name, "is absent"));
            }
            requirePresent(part, component.nested);
        }
    }

    /** Names the place and never the value: Jackson's own messages quote the input. */
    private static Breach breach(JacksonException wrong) {
        if (!(wrong instanceof DatabindException)) {
            return new Breach("UNREADABLE", "the record is no JSON object");
        }
        var path = wrong.getPath().stream()
                .map(step -> step.getPropertyName() == null ? "[" + step.getIndex() + "]" : step.getPropertyName())
                .collect(Collectors.joining("."));
        if (wrong.getOriginalMessage().startsWith("Missing required creator property")) {
            return Breach.of("MISSING_FIELD", path, "is absent");
        }
        return path.isEmpty()
                ? new Breach("UNREADABLE", "the record is no JSON object of the expected form")
                : Breach.of("UNREADABLE", path, "has a value of another type");
    }

    private static List<Required> required(Class<?> type) {
        var required = new ArrayList<Required>();
        for (var component : type.isRecord() ? type.getRecordComponents() : new RecordComponent[0]) {
            if (!RecordShape.isNullable(component) && !component.getType().isPrimitive()) {
                required.add(new Required(
                        RecordShape.snakeCase(component.getName()),
                        Accessors.of(component),
                        required(component.getType())));
            }
        }
        return List.copyOf(required);
    }

    /** An absent {@code long} would else read as 0. */
    private static final class AbsentMeansRefused extends JacksonAnnotationIntrospector {

        @Override
        public @Nullable Boolean hasRequiredMarker(MapperConfig<?> config, AnnotatedMember member) {
            if (member instanceof AnnotatedParameter parameter
                    && parameter.getOwner().getAnnotated() instanceof Constructor<?> constructor
                    && constructor.getDeclaringClass().isRecord()) {
                return !constructor.getAnnotatedParameterTypes()[parameter.getIndex()].isAnnotationPresent(
                        Nullable.class);
            }
            return super.hasRequiredMarker(config, member);
        }
    }

    /** Text by ISO 8601 and nothing else: a number could be seconds, milliseconds or days. */
    private static final class IsoText<T> extends StdScalarDeserializer<T> {

        private final transient Function<String, T> parse;

        IsoText(Class<T> type, Function<String, T> parse) {
            super(type);
            this.parse = parse;
        }

        @Override
        @SuppressWarnings("unchecked")
        public T deserialize(JsonParser parser, DeserializationContext context) {
            if (parser.currentToken() != JsonToken.VALUE_STRING) {
                return (T) context.handleUnexpectedToken(handledType(), parser);
            }
            try {
                return parse.apply(parser.getString());
            } catch (DateTimeException noIsoText) {
                return (T) context.handleWeirdStringValue(handledType(), parser.getString(), "not by ISO 8601");
            }
        }
    }

    /** A number or its text, of a size that arithmetic survives: 1E999999999 written out would fill the memory. */
    private static final class ShortDecimal extends StdScalarDeserializer<BigDecimal> {

        private static final int DIGITS_MAX = 100;

        ShortDecimal() {
            super(BigDecimal.class);
        }

        @Override
        public BigDecimal deserialize(JsonParser parser, DeserializationContext context) {
            var decimal = switch (parser.currentToken()) {
                case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> parser.getDecimalValue();
                case VALUE_STRING -> ofText(parser, context);
                default -> (BigDecimal) context.handleUnexpectedToken(handledType(), parser);
            };
            if (Math.abs((long) decimal.scale()) > DIGITS_MAX || decimal.precision() > DIGITS_MAX) {
                return (BigDecimal) context.handleWeirdNumberValue(handledType(), 0, "more than 100 digits");
            }
            return decimal;
        }

        private BigDecimal ofText(JsonParser parser, DeserializationContext context) {
            try {
                return new BigDecimal(parser.getString());
            } catch (NumberFormatException noNumber) {
                return (BigDecimal) context.handleWeirdStringValue(handledType(), parser.getString(), "no number");
            }
        }
    }
}
