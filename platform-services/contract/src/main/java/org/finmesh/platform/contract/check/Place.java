package org.finmesh.platform.contract.check;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Where a value of a document stands, and its parts in it: the shape of the document with lines in place of values. */
public final class Place {

    private final int line;
    private @Nullable Map<String, Place> byKey;
    private @Nullable List<Place> byIndex;

    /** @param line from 1, of the key where the value has one */
    public Place(int line) {
        this.line = line;
    }

    public int line() {
        return line;
    }

    public void put(String key, Place part) {
        if (byKey == null) {
            byKey = new HashMap<>();
        }
        byKey.put(key, part);
    }

    public void add(Place item) {
        if (byIndex == null) {
            byIndex = new ArrayList<>();
        }
        byIndex.add(item);
    }

    /** An alias has a line of its own, and the parts of what it stands for where these are written. */
    public void partsOf(Place anchored) {
        byKey = anchored.byKey;
        byIndex = anchored.byIndex;
    }

    public @Nullable Place remove(String key) {
        return byKey == null ? null : byKey.remove(key);
    }

    /** The part of a mapping, or null where it has none of that name. */
    public @Nullable Place part(String key) {
        return byKey == null ? null : byKey.get(key);
    }

    /** The item of a list, or null where it has none at {@code index}. */
    public @Nullable Place item(int index) {
        return byIndex == null || index < 0 || index >= byIndex.size() ? null : byIndex.get(index);
    }

    /** The line of the value at {@code pointer}; where there is none, of the nearest around it. */
    int line(String pointer) {
        var place = this;
        for (var step : pointer.isEmpty() ? new String[0] : pointer.substring(1).split("/", -1)) {
            var next = place.byIndex == null
                    ? place.part(step.replace("~1", "/").replace("~0", "~"))
                    : place.item(index(step));
            if (next == null) {
                break;
            }
            place = next;
        }
        return place.line;
    }

    private static int index(String step) {
        return step.matches("\\d{1,9}") ? Integer.parseInt(step) : -1;
    }
}
