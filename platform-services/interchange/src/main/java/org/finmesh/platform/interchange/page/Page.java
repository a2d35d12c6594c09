package org.finmesh.platform.interchange.page;

import java.util.List;

/** What a page says, apart from how it is written. Texts are plain: whoever writes them escapes them. */
public record Page(String title, List<Block> blocks) {

    /** A part of a page. */
    public sealed interface Block {}

    /** @param level 2 or 3; 1 is the title */
    public record Heading(int level, String text) implements Block {}

    public record Paragraph(String text) implements Block {}

    /** Names and what they stand for. */
    public record Facts(List<Fact> facts) implements Block {

        public Facts {
            facts = List.copyOf(facts);
        }
    }

    public record Fact(String name, String value) {}

    /** @param rows each as long as {@code header} */
    public record Table(List<String> header, List<List<String>> rows) implements Block {

        public Table {
            header = List.copyOf(header);
            rows = List.copyOf(rows);
        }
    }

    public Page {
        blocks = List.copyOf(blocks);
    }
}
