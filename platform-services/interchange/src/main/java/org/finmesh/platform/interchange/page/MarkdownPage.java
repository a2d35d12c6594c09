package org.finmesh.platform.interchange.page;

import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/** A page in Markdown as GitHub reads it. Every text is escaped: it can make no heading, link, image, cell or HTML. */
public final class MarkdownPage {

    private MarkdownPage() {}

    public static String write(Page page) {
        return "# " + escaped(page.title()) + "\n"
                + page.blocks().stream().map(MarkdownPage::block).collect(Collectors.joining());
    }

    private static String block(Page.Block block) {
        return switch (block) {
            case Page.Heading(var level, var text) -> "\n" + "#".repeat(level) + " " + escaped(text) + "\n";
            case Page.Paragraph(var text) -> "\n" + escaped(text) + "\n";
            case Page.Facts(var facts) ->
                facts.stream()
                        .map(fact -> "- **%s**: %s\n".formatted(escaped(fact.name()), escaped(fact.value())))
                        .collect(Collectors.joining("", "\n", ""));
            case Page.Table(var header, var rows) ->
                "\n" + row(header) + row(Collections.nCopies(header.size(), "---"))
                        + rows.stream()
                                .map(cells -> row(cells.stream()
                                        .map(MarkdownPage::escaped)
                                        .toList()))
                                .collect(Collectors.joining());
        };
    }

    private static String row(List<String> cells) {
        return cells.stream().collect(Collectors.joining(" | ", "| ", " |\n"));
    }

    /** One line; what Markdown, HTML and addresses are made of stands for itself. */
    static String escaped(String text) {
        return text.strip()
                .replaceAll("[\\p{Cntrl}\\u2028\\u2029]+", " ")
                .replaceAll("[\\\\`*_{}\\[\\]()#+!|~:@-]", "\\\\$0")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replaceAll("^(\\d+)\\.", "$1\\\\.")
                .replaceAll("(?i)w(?=ww\\\\?\\.)", "w&#8203;");
    }
}
