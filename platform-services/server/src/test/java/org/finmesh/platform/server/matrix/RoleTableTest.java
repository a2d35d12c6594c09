package org.finmesh.platform.server.matrix;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.finmesh.platform.server.matrix.Role.Side;
import org.finmesh.platform.server.matrix.RoleTable.Cell;
import org.junit.jupiter.api.Test;

/** A table that leaves something open is refused, whatever the server does. */
class RoleTableTest {

    private static final String SHOW =
            "| `GET /things/{id}` | 401 | no | yes / no | yes / no | no / no | yes / less | no / no | no | yes | yes | yes | 401 | 401 |";
    private static final String LIST =
            "| `GET /things` of one's own | 401 | yes | yes | yes | yes | yes | yes | yes | yes | yes | yes | 401 | 401 |";

    @Test
    void a_row_says_who_gets_which_answer() {
        var rows = RoleTable.parse(SHOW + "\n" + LIST).rows();

        assertThat(rows.getFirst().operation()).isEqualTo("GET /things/{id}");
        assertThat(rows.getFirst().answers())
                .containsEntry(new Cell(Role.ANONYMOUS, Side.OWN), Answer.WHO)
                .containsEntry(new Cell(Role.OWNER, Side.OWN), Answer.YES)
                .containsEntry(new Cell(Role.OWNER, Side.OTHER), Answer.LESS)
                .containsEntry(new Cell(Role.STEWARD, Side.OTHER), Answer.NO)
                .hasSize(Role.values().length + 5);
        assertThat(rows.getLast().name()).isEqualTo("GET /things of one's own");
        assertThat(rows.getLast().answers())
                .as("own and other are the same where a call is about nobody")
                .containsEntry(new Cell(Role.OWNER, Side.OTHER), Answer.YES);
    }

    @Test
    void no_cell_is_left_out_or_open() {
        assertRefused(SHOW.replace("| 401 | no |", "| 401 |"), "12 cells");
        assertRefused(SHOW.replace("| 401 | no |", "| 401 | |"), "column signed in: '' is none of");
        assertRefused(SHOW.replace("yes / less", "maybe / no"), "column owner: 'maybe' is none of");
        assertRefused(SHOW.replace("yes / less", "yes"), "column owner: own and other");
        assertRefused(LIST.replaceFirst("401 \\| yes", "401 | yes / no"), "column signed in: own and other");
        assertRefused("| operation | anonymous |", "the columns are");
    }

    @Test
    void an_operation_without_a_row_and_a_row_without_an_operation_are_named() {
        var table = RoleTable.parse(SHOW + "\n" + LIST);

        assertThat(table.differences(Set.of("GET /things", "GET /things/{id}"))).isEmpty();
        assertThat(table.differences(Set.of("GET /things", "POST /things")))
                .containsExactly(
                        "POST /things is served and has no row", "GET /things/{id} has a row and is not served");
    }

    private static void assertRefused(String row, String why) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RoleTable.parse(row))
                .withMessageContaining(why);
    }
}
