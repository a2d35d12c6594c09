package org.finmesh.platform.interchange.page;

import java.util.stream.Collectors;

/** A page in HTML, complete in itself: no script, no address of anything, its policy forbids both; light and dark. */
public final class HtmlPage {

    private static final String STYLE = """
            :root { color-scheme: light dark; --line: light-dark(#d0d4da, #3c424b); --faint: light-dark(#586069, #9aa3ad); }
            body { font: 16px/1.5 system-ui, sans-serif; max-width: 72rem; margin: 2rem auto; padding: 0 1rem;
              color: light-dark(#1b1f24, #e4e7eb); background: light-dark(#ffffff, #14171b); overflow-wrap: break-word; }
            h1, h2, h3 { line-height: 1.2; margin: 2rem 0 .5rem; }
            .wide { overflow-x: auto; }
            table { border-collapse: collapse; width: 100%; }
            th, td { border-bottom: 1px solid var(--line); padding: .4rem .6rem; text-align: start; vertical-align: top; }
            dl { display: grid; grid-template-columns: minmax(8rem, max-content) 1fr; gap: .2rem 1rem; }
            dt { color: var(--faint); }
            dd { margin: 0; }
            """;

    private HtmlPage() {}

    public static String write(Page page) {
        var title = escaped(page.title());
        var body = page.blocks().stream().map(HtmlPage::block).collect(Collectors.joining());
        return """
                <!DOCTYPE html>
                <html lang="en">
                <head>
                <meta charset="utf-8">
                <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
                <meta name="viewport" content="width=device-width, initial-scale=1">
                <title>%s</title>
                <style>
                %s</style>
                </head>
                <body>
                <main>
                <h1>%s</h1>
                %s</main>
                </body>
                </html>
                """.formatted(title, STYLE, title, body);
    }

    private static String block(Page.Block block) {
        return switch (block) {
            case Page.Heading(var level, var text) -> "<h%d>%s</h%d>\n".formatted(level, escaped(text), level);
            case Page.Paragraph(var text) -> "<p>" + escaped(text) + "</p>\n";
            case Page.Facts(var facts) ->
                facts.stream()
                        .map(fact -> "<dt>%s</dt><dd>%s</dd>\n".formatted(escaped(fact.name()), escaped(fact.value())))
                        .collect(Collectors.joining("", "<dl>\n", "</dl>\n"));
            case Page.Table table -> table(table);
        };
    }

    private static String table(Page.Table table) {
        var header = table.header().stream()
                .map(cell -> "<th scope=\"col\">" + escaped(cell) + "</th>")
                .collect(Collectors.joining());
        var rows = table.rows().stream()
                .map(row -> row.stream()
                        .map(cell -> "<td>" + escaped(cell) + "</td>")
                        .collect(Collectors.joining("", "<tr>", "</tr>\n")))
                .collect(Collectors.joining());
        return "<div class=\"wide\" tabindex=\"0\" role=\"region\" aria-label=\"Fields\"><table>\n<thead><tr>%s</tr></thead>\n<tbody>\n%s</tbody></table></div>\n"
                .formatted(header, rows);
    }

    static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;")
                .replace("'", "&#39;")
                .replaceAll("[\\p{Cntrl}&&[^\\n\\t]]", "\uFFFD");
    }
}
