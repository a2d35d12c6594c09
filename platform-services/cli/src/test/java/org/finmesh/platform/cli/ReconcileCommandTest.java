package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import org.finmesh.platform.api.ConservationApi.Conservation;
import org.finmesh.platform.api.ConservationApi.Input;
import org.finmesh.platform.api.ConservationApi.Records;
import org.finmesh.platform.api.ConservationApi.Table;
import org.junit.jupiter.api.Test;

class ReconcileCommandTest {

    private static final List<Input> INPUTS = List.of(new Input("treasury.ecb-reference-rates", 10, 3));

    @Test
    void whatAddsUpIsSaidInNumbers() {
        var records = new Records(INPUTS, 10, 7, 2, 1, 0, 0, 0, 0, List.of(), List.of());

        assertThat(printed(true, records, new Table(7L, 7, 0, 0, 0, List.of())))
                .containsExactly(
                        "treasury.fx-rates.v1 conserved",
                        "  records     10 read = 7 published + 2 quarantined + 1 filtered",
                        "  input       treasury.ecb-reference-rates: 10 read, 3 wait",
                        "  table       7 rows, expected 7: 0 missing, 0 surplus, 0 different",
                        "  note        a note");
    }

    @Test
    void whatDoesNotAddUpIsNamedByItsPlace() {
        var records = new Records(INPUTS, 10, 6, 1, 0, 2, 1, 1, 4, List.of("a/0/1"), List.of("a/0/2"));

        assertThat(printed(false, records, new Table(null, 7, 1, 0, 0, List.of("b/0/5"))))
                .contains(
                        "treasury.fx-rates.v1 NOT CONSERVED",
                        "  records     10 read = 6 published + 1 quarantined + 0 filtered + 2 missing"
                                + " + 1 that cannot be told any more",
                        "  no origin   4 records do not say what they were made from",
                        "  missing     a/0/1, …",
                        "  conflicting a/0/2",
                        "  table       7 rows, expected unknown: 1 missing, 0 surplus, 0 different",
                        "  not in table b/0/5");
    }

    private static List<String> printed(boolean conserved, Records records, Table table) {
        var text = new StringWriter();
        ReconcileCommand.print(
                new Conservation(
                        "treasury.fx-rates.v1", "2026-11-25T08:00:00Z", conserved, records, table, List.of("a note")),
                new PrintWriter(text));
        return text.toString().lines().toList();
    }
}
