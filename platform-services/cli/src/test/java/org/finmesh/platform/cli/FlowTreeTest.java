package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FlowTreeTest {

    private final FlowTree tree = new FlowTree();

    @Test
    void showsEachStepUnderTheLastAndWhatWasShownAboveOnce() {
        tree.add("fx:rate", "risk:exposure_eur", "TRANSFORMATION", null);
        tree.add("fx:currency", "risk:exposure_eur", "[JOIN]", null);
        tree.add("trades:side", "risk:*", "[FILTER]", null);
        tree.add("ecb:rate", "fx:rate", "IDENTITY", "2026-11-23T10:00:00Z");
        tree.add("ecb:rate", "fx:currency", "TRANSFORMATION", null);
        tree.add("fx:rate", "ecb:rate", "IDENTITY", null);

        assertThat(printed("risk:exposure_eur", false)).isEqualTo("""
                risk:exposure_eur
                ├─ fx:currency  [JOIN]
                │  └─ ecb:rate  TRANSFORMATION
                │     └─ fx:rate  IDENTITY
                │        └─ ecb:rate  IDENTITY (not seen since 2026-11-23T10:00:00Z) (see above)
                ├─ fx:rate  TRANSFORMATION (see above)
                └─ trades:side  [FILTER]
                """);
    }

    @Test
    void goesTheOtherWayToo() {
        tree.add("fx:rate", "risk:exposure_eur", "TRANSFORMATION", null);

        assertThat(printed("fx:rate", true)).isEqualTo("""
                fx:rate
                └─ risk:exposure_eur  TRANSFORMATION
                """);
    }

    @Test
    void saysThatNothingWasSeen() {
        assertThat(printed("fx:rate", true)).isEqualTo("""
                fx:rate
                └─ nothing seen so far
                """);
    }

    private String printed(String root, boolean downstream) {
        var text = new StringWriter();
        tree.print(root, downstream, new PrintWriter(text, true));
        return text.toString().replace(System.lineSeparator(), "\n");
    }
}
