package org.finmesh.platform.processing.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.zip.CRC32;
import org.finmesh.platform.processing.record.RecordForm;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a topology remembers and what is on its way inside it: for each fold its state's type and the type of the records that
 * are brought to it, as text by place, {@code "positions.state.Position.quantity" -> "BigDecimal"}.
 */
public final class StateShape {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final String FOLD = "fold";
    private static final Map<String, String> WIDER = Map.of("int", "long", "Integer?", "Long?");

    private final SortedMap<String, String> places;

    private StateShape(SortedMap<String, String> places) {
        this.places = places;
    }

    static StateShape empty() {
        return new StateShape(new TreeMap<>());
    }

    public static StateShape ofJson(byte[] json) {
        return new StateShape(JSON.readValue(json, new TypeReference<TreeMap<String, String>>() {}));
    }

    public byte[] json() {
        return JSON.writeValueAsBytes(places);
    }

    void addFold(String name, Class<?> records, Class<?> state) {
        places.put(name, FOLD);
        RecordForm.of(records).forEach((path, type) -> places.put(name + ".records." + path, type));
        RecordForm.of(state).forEach((path, type) -> places.put(name + ".state." + path, type));
    }

    public boolean isEmpty() {
        return places.isEmpty();
    }

    public SortedMap<String, String> places() {
        return Collections.unmodifiableSortedMap(places);
    }

    /** Eight hexadecimal digits that another shape hardly has. */
    public String fingerprint() {
        var crc = new CRC32();
        crc.update(places.toString().getBytes(StandardCharsets.UTF_8));
        return "%08x".formatted(crc.getValue());
    }

    /** Why what was stored by the earlier shape cannot be gone on with; empty where it can. */
    public List<String> faultsAfter(StateShape before) {
        var faults = new ArrayList<String>();
        before.places.forEach((place, type) -> {
            var now = places.get(place);
            if (now == null) {
                if (type.equals(FOLD)) {
                    faults.add("fold '%s' is gone, and with it what it remembers".formatted(place));
                } else if (type.equals(RecordForm.RECORD) && places.containsKey(fold(place))) {
                    faults.add("record %s is gone".formatted(place));
                }
            } else if (!reads(now, type)) {
                faults.add("%s was %s and is %s".formatted(place, type, now));
            }
        });
        places.forEach((place, type) -> {
            if (!before.places.containsKey(place) && before.places.containsKey(parent(place)) && !type.endsWith("?")) {
                faults.add("%s is new: make it @Nullable".formatted(place));
            }
        });
        return faults;
    }

    /** A new record type, or a new fold, has no parent among the places. */
    private static String parent(String place) {
        return place.substring(0, Math.max(0, place.lastIndexOf('.')));
    }

    private static String fold(String place) {
        return place.substring(0, place.indexOf('.'));
    }

    private static boolean reads(String now, String before) {
        return now.equals(before) || now.equals(before + "?") || now.equals(WIDER.get(before));
    }
}
