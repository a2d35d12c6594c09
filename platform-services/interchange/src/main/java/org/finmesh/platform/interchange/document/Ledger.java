package org.finmesh.platform.interchange.document;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.interchange.Note;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/**
 * What of a document has been carried over. Nothing has to be declared lost: what nobody took is, so nothing can be
 * forgotten.
 */
public final class Ledger {

    private final Set<String> carried = new HashSet<>();
    private final Map<String, String> left = new HashMap<>();
    private final Set<String> touched = new HashSet<>();
    private final List<Note> besides = new ArrayList<>();

    /** The whole subtree is on the other side. */
    void carry(String pointer) {
        carried.add(pointer);
        touch(pointer);
    }

    /** The subtree stays behind for a reason of its own. */
    void leave(String pointer, String why) {
        left.put(pointer, why);
        touch(pointer);
    }

    /** It is carried, but not as it is. */
    public void note(Note note) {
        besides.add(note);
    }

    private void touch(String pointer) {
        for (var at = pointer; touched.add(at) && !at.isEmpty(); ) {
            at = at.substring(0, at.lastIndexOf('/'));
        }
    }

    /** What is not carried, in the order of the document, a note for each thing; then what is carried otherwise. */
    public List<Note> notes(Place root, String why) {
        var notes = new ArrayList<Note>();
        if (!carried.contains(root.pointer())) {
            root.children().forEach(section -> collect(section, false, why, notes));
        }
        besides.stream().filter(note -> !notes.contains(note)).distinct().forEach(notes::add);
        return notes;
    }

    /** A list of plain values is one thing, and so is an untouched item of a list. */
    private void collect(Place place, boolean isItem, String why, List<Note> notes) {
        if (carried.contains(place.pointer())) {
            return;
        }
        var own = left.get(place.pointer());
        var node = place.look();
        var plain = node.isArray() && node.valueStream().noneMatch(JsonNode::isContainer);
        var untouched = !touched.contains(place.pointer()) && (isItem || plain);
        if (own != null || node.isEmpty() || untouched) {
            notes.add(place.asNote(own == null ? why : own));
            return;
        }
        place.children().forEach(child -> collect(child, node.isArray(), why, notes));
    }

    /** What of {@code place} is not carried, as a tree of the same shape; null where all is. */
    @Nullable
    JsonNode remainder(Place place) {
        if (carried.contains(place.pointer())) {
            return null;
        }
        if (!touched.contains(place.pointer()) || place.look().isEmpty()) {
            return place.look();
        }
        var parts = place.children();
        if (place.look().isArray()) {
            var list = JsonNodeFactory.instance.arrayNode();
            parts.stream().map(this::remainder).forEach(part -> {
                if (part != null) {
                    list.add(part);
                }
            });
            return list.isEmpty() ? null : list;
        }
        var mapping = JsonNodeFactory.instance.objectNode();
        for (var part : parts) {
            var rest = remainder(part);
            if (rest != null) {
                mapping.set(part.key(), rest);
            }
        }
        return mapping.isEmpty() ? null : mapping;
    }
}
