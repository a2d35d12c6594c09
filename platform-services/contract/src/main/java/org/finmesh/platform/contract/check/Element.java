package org.finmesh.platform.contract.check;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.finmesh.platform.contract.ProblemCode;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A value in a document that may be wrong or absent: it answers with nothing rather than with an error, because the
 * structure's check has named the error already.
 */
public final class Element {

    private final JsonNode node;
    private final Problems problems;
    private final @Nullable Element parent;

    /** Of the root its whole pointer, of others the last part: most pointers are never asked for. */
    private final Object step;

    /** @param pointer JSON pointer from the root */
    public Element(JsonNode node, String pointer, Problems problems) {
        this(node, problems, null, pointer);
    }

    private Element(JsonNode node, Problems problems, @Nullable Element parent, Object step) {
        this.node = node;
        this.problems = problems;
        this.parent = parent;
        this.step = step;
    }

    public JsonNode node() {
        return node;
    }

    public Problems problems() {
        return problems;
    }

    /** JSON pointer from the root. */
    public String pointer() {
        return parent == null ? step.toString() : parent.pointer() + "/" + step;
    }

    /** @param key one of a standard's: it needs no escape in a pointer */
    public Element at(String key) {
        return new Element(node.path(key), problems, this, key);
    }

    public boolean present() {
        return !node.isMissingNode();
    }

    /** Of a list; of anything else none. */
    public List<Element> items() {
        var items = new ArrayList<Element>();
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                items.add(new Element(node.get(i), problems, this, i));
            }
        }
        return items;
    }

    public @Nullable String text() {
        return node.isString() ? node.stringValue() : null;
    }

    public @Nullable String text(String key) {
        return at(key).text();
    }

    /** Of a list, those items that are text. */
    public List<String> texts() {
        return items().stream().map(Element::text).filter(text -> text != null).toList();
    }

    public boolean isTrue(String key) {
        return at(key).node.isBoolean() && at(key).node.booleanValue();
    }

    public OptionalInt integer() {
        return node.isIntegralNumber() && node.canConvertToInt()
                ? OptionalInt.of(node.intValue())
                : OptionalInt.empty();
    }

    public @Nullable BigDecimal number() {
        return node.isNumber() ? node.decimalValue() : null;
    }

    /** The values of {@code customProperties} by name; of two with one name the first. */
    public Map<String, Element> customProperties() {
        var byName = new LinkedHashMap<String, Element>();
        for (var item : at("customProperties").items()) {
            var name = item.text("property");
            if (name != null) {
                byName.putIfAbsent(name, item.at("value"));
            }
        }
        return byName;
    }

    public @Nullable Element customProperty(String name) {
        return customProperties().get(name);
    }

    /** From 1, of the key where there is one; where the value is absent, of the nearest around it. */
    public int line() {
        return problems.line(pointer());
    }

    public void problem(ProblemCode code, String message) {
        problems.add(code, pointer(), message);
    }
}
