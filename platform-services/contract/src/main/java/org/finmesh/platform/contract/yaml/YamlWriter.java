package org.finmesh.platform.contract.yaml;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.common.NonPrintableStyle;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.nodes.Tag;
import org.snakeyaml.engine.v2.representer.StandardRepresenter;
import org.snakeyaml.engine.v2.schema.CoreSchema;
import tools.jackson.databind.JsonNode;

/** Writes a JSON tree as YAML that {@link YamlReader} reads back as the same tree. */
public final class YamlWriter {

    private static final DumpSettings SETTINGS = DumpSettings.builder()
            .setDefaultFlowStyle(FlowStyle.BLOCK)
            .setNonPrintableStyle(NonPrintableStyle.ESCAPE)
            .setSchema(new CoreSchema())
            .setWidth(120)
            .build();

    private YamlWriter() {}

    public static String write(JsonNode document) {
        return new Dump(SETTINGS, new Representer()).dumpToString(plain(document));
    }

    private static @Nullable Object plain(JsonNode node) {
        if (node.isObject()) {
            var mapping = new LinkedHashMap<String, @Nullable Object>();
            node.forEachEntry((key, value) -> mapping.put(key, plain(value)));
            return mapping;
        }
        if (node.isArray()) {
            var sequence = new ArrayList<@Nullable Object>();
            node.forEach(item -> sequence.add(plain(item)));
            return sequence;
        }
        if (node.isNumber()) {
            return node.isIntegralNumber() ? node.bigIntegerValue() : decimal(node.decimalValue());
        }
        if (node.isBoolean()) {
            return node.booleanValue();
        }
        return node.isNull() ? null : node.stringValue();
    }

    /** With a point or an exponent, without which it would be read as an integer. */
    private static BigDecimal decimal(BigDecimal number) {
        return number.scale() == 0 ? number.setScale(1) : number;
    }

    /** Escapes the byte order mark, which YAML allows in text and readers take for none. */
    private static final class Representer extends StandardRepresenter {

        private Representer() {
            super(SETTINGS);
            var usual = representers.get(String.class);
            representers.put(
                    String.class,
                    text -> text.toString().indexOf('\uFEFF') < 0
                            ? usual.representData(text)
                            : representScalar(Tag.STR, text.toString(), ScalarStyle.DOUBLE_QUOTED));
        }
    }
}
