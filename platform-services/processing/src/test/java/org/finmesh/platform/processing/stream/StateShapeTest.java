package org.finmesh.platform.processing.stream;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StateShapeTest {

    record Trade(String id, Place place) {}

    record Place(String name) {}

    record Position(BigDecimal quantity, int trades, List<Place> places) {}

    private final StateShape before = shape("positions", Trade.class, Position.class);

    private static StateShape shape(String fold, Class<?> records, Class<?> state) {
        var shape = StateShape.empty();
        shape.addFold(fold, records, state);
        return shape;
    }

    @Test
    void the_same_shape_goes_on_with_itself_also_after_it_was_stored() {
        assertThat(shape("positions", Trade.class, Position.class).faultsAfter(StateShape.ofJson(before.json())))
                .isEmpty();
    }

    @Test
    void what_may_be_absent_can_be_added_and_anything_left_out_and_numbers_may_grow() {
        var now = StateShape.empty();
        now.addFold("positions", Trade.class, Grown.Position.class);
        now.addFold("another", Trade.class, Place.class);

        assertThat(now.faultsAfter(before)).isEmpty();
    }

    interface Grown {
        record Position(
                BigDecimal quantity, long trades, @Nullable String note) {}
    }

    interface Broken {
        record Position(String quantity, int trades, List<Place> places, String note) {}
    }

    @Test
    void another_type_and_a_new_part_that_must_be_there_are_named() {
        assertThat(shape("positions", Trade.class, Broken.Position.class).faultsAfter(before))
                .containsExactly(
                        "positions.state.Position.quantity was BigDecimal and is String",
                        "positions.state.Position.note is new: make it @Nullable");
    }

    @Test
    void a_fold_that_is_gone_and_a_record_of_another_name_are_named() {
        assertThat(shape("holdings", Trade.class, Position.class).faultsAfter(before))
                .containsExactly("fold 'positions' is gone, and with it what it remembers");
        assertThat(shape("positions", Place.class, Position.class).faultsAfter(before))
                .containsExactly("record positions.records.Trade is gone");
        assertThat(StateShape.empty().faultsAfter(before))
                .containsExactly("fold 'positions' is gone, and with it what it remembers");
    }

    @Test
    void the_fingerprint_differs_with_the_shape_and_only_with_it() {
        assertThat(before.fingerprint())
                .isEqualTo(StateShape.ofJson(before.json()).fingerprint())
                .isNotEqualTo(
                        shape("positions", Trade.class, Broken.Position.class).fingerprint());
    }
}
