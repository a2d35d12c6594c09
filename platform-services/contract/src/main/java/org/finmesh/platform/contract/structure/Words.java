package org.finmesh.platform.contract.structure;

import org.finmesh.platform.contract.check.Element;
import tools.jackson.databind.JsonNode;

/** How problems speak of a document's places and values. */
final class Words {

    /** Of a value that is shown, in characters. */
    private static final int LENGTH_MAX = 60;

    private Words() {}

    static String name(Element at) {
        return at.pointer().isEmpty() ? "the document" : at.pointer().substring(1);
    }

    /** {@code servers/0/port is "5432"}. */
    static String is(Element at) {
        return name(at) + " is " + shown(at.node());
    }

    static String wrongType(Element at, Shape shape) {
        var hint = "";
        if (at.node().isNull()) {
            hint = ": write one, or remove the key";
        } else if (shape.type().equals("text") && at.node().isValueNode()) {
            hint = ": put it in quotes";
        } else if (at.pointer().endsWith("/customProperties")) {
            hint = " of {property, value}";
        }
        return "%s, not %s%s".formatted(is(at), shape.type(), hint);
    }

    static String cut(String text) {
        return text.length() > LENGTH_MAX ? text.substring(0, LENGTH_MAX) + "…" : text;
    }

    private static String shown(JsonNode node) {
        if (node.isNull()) {
            return "empty";
        }
        if (node.isContainer()) {
            return node.isArray() ? "a list" : "a mapping";
        }
        return cut(node.toString());
    }

    /** As JSON pointers write a key, RFC 6901. */
    static String escaped(String key) {
        return key.replace("~", "~0").replace("/", "~1");
    }
}
