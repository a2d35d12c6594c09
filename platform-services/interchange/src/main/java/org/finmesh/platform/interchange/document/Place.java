package org.finmesh.platform.interchange.document;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.finmesh.platform.interchange.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.MissingNode;

/**
 * A place in a document that is carried over. {@code look} reads it; {@code take} reads it and says that it is on the
 * other side. Absent places answer with nothing.
 */
public final class Place {

    private static final List<String> NAMES =
            List.of("name", "property", "server", "username", "channel", "role", "metric", "type", "to");

    private final JsonNode node;
    private final String pointer;
    private final String path;
    private final String key;
    private final Ledger ledger;

    /** The key beside this one that only says what it is: the name of a custom property. */
    private final @Nullable String companion;

    private Place(JsonNode node, String pointer, String path, String key, Ledger ledger, @Nullable String companion) {
        this.node = node;
        this.pointer = pointer;
        this.path = path;
        this.key = key;
        this.ledger = ledger;
        this.companion = companion;
    }

    public static Place root(JsonNode document, Ledger ledger) {
        return new Place(document, "", "", "", ledger, null);
    }

    public Place at(String childKey) {
        var escaped = childKey.replace("~", "~0").replace("/", "~1");
        return new Place(node.path(childKey), pointer + "/" + escaped, joined(childKey), childKey, ledger, null);
    }

    /** Of a list; of anything else none. */
    public List<Place> items() {
        var items = new ArrayList<Place>();
        if (node.isArray()) {
            for (var i = 0; i < node.size(); i++) {
                var name = nameOf(node.get(i), i);
                items.add(new Place(node.get(i), pointer + "/" + i, joined(name), name, ledger, null));
            }
        }
        return items;
    }

    /** Of an object, in order; of anything else none. */
    public List<Place> members() {
        return node.isObject() ? node.propertyNames().stream().map(this::at).toList() : List.of();
    }

    List<Place> children() {
        return node.isArray() ? items() : members();
    }

    private static String nameOf(JsonNode item, int index) {
        return NAMES.stream()
                .map(item::path)
                .filter(JsonNode::isString)
                .map(JsonNode::stringValue)
                .findFirst()
                .orElse("[" + index + "]");
    }

    private String joined(String name) {
        return path.isEmpty() ? name : path + "." + name;
    }

    /** The value of the custom property of that name; of several the first. */
    public Place custom(String name) {
        for (var item : at("customProperties").items()) {
            if (name.equals(item.at("property").text())) {
                var value = item.at("value");
                return new Place(value.node, value.pointer, item.path, name, ledger, item.pointer + "/property");
            }
        }
        return new Place(MissingNode.getInstance(), pointer + "/-", joined(name), name, ledger, null);
    }

    public boolean present() {
        return !node.isMissingNode();
    }

    public String key() {
        return key;
    }

    public String path() {
        return path;
    }

    String pointer() {
        return pointer;
    }

    public JsonNode look() {
        return node;
    }

    /** Of text, else null; not taken. */
    public @Nullable String text() {
        return node.isString() ? node.stringValue() : null;
    }

    public boolean isTrue() {
        return node.isBoolean() && node.booleanValue();
    }

    public JsonNode take() {
        if (present()) {
            ledger.carry(pointer);
            if (companion != null) {
                ledger.carry(companion);
            }
        }
        return node;
    }

    /** Takes text; leaves anything else where it is. */
    public @Nullable String takeText() {
        return node.isString() ? take().stringValue() : null;
    }

    /** Takes true and false; what is absent is false. */
    public boolean takeTrue() {
        return node.isBoolean() && take().booleanValue();
    }

    /** Takes text that is there, and hands it on. */
    public void takeText(Consumer<String> to) {
        var text = takeText();
        if (text != null) {
            to.accept(text);
        }
    }

    /** The texts of a list that has nothing else, taken; else none. */
    public List<String> takeTexts() {
        var values = items();
        if (values.isEmpty() || values.stream().anyMatch(value -> value.text() == null)) {
            return List.of();
        }
        take();
        return values.stream().map(Place::text).flatMap(Stream::ofNullable).toList();
    }

    /** Stays behind, with its own reason in place of the format's general one. */
    public void leave(String why) {
        if (present()) {
            ledger.leave(pointer, why);
        }
    }

    /** Is carried, but not as it is. */
    public void note(String why) {
        ledger.note(asNote(why));
    }

    /** A note about something of this place that has no place of its own. */
    public void note(String what, String why) {
        ledger.note(new Note(path.isEmpty() ? "(document)" : path, what, why));
    }

    Note asNote(String why) {
        var shown = node.path("property").isString() && node.has("value") ? node.path("value") : node;
        return new Note(path.isEmpty() ? "(document)" : path, shown.isMissingNode() ? "absent" : shown.toString(), why);
    }

    /** What of this has not been taken, in the same shape; null where nothing is left. */
    public @Nullable JsonNode remainder() {
        return present() ? ledger.remainder(this) : null;
    }
}
