package org.finmesh.platform.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.node.ObjectNode;

class PageTest {

    private static String page(ExportFormat format, String odd) {
        var document = (ObjectNode) Contracts.tree(Contracts.rich().text());
        document.put("name", odd);
        var object = (ObjectNode) document.path("schema").get(0);
        object.put("name", odd).put("description", odd);
        ((ObjectNode) object.path("properties").get(1))
                .put("name", odd)
                .put("description", odd)
                .put("classification", odd);
        ((ObjectNode) document.path("team")).put("name", odd);
        ((ObjectNode) document.path("schema").get(1).path("properties").get(2)).remove("relationships");
        return Contracts.export(format, Contracts.contract(document)).text();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "' onmouseover='alert(1)",
                "</title><script>alert(1)</script>",
                "&lt;script&gt;"
            })
    void textIsNothingButTextInHtml(String odd) {
        var html = page(ExportFormat.HTML, odd);
        assertThat(html)
                .doesNotContain("<script", "<img", "onerror=alert(1)>", "' onmouseover", odd)
                .containsOnlyOnce("</main>")
                .containsOnlyOnce("</title>");
    }

    @Test
    void anHtmlPageNeedsNothingFromElsewhere() {
        var html = page(ExportFormat.HTML, "Orders");
        assertThat(html)
                .startsWith("<!DOCTYPE html>")
                .contains("light-dark(", "lang=\"en\"", "default-src 'none'")
                .doesNotContain("src=", "href=", "url(", "@import", "<link", "<script");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert(1)</script>",
                "[click](https://example.com)",
                "![image](https://example.com/x.png)",
                "a | b",
                "# heading",
                "**bold** _it_ `code`",
                "line\n# heading",
                "<https://example.com>",
                "https://example.com"
            })
    void textIsNothingButTextInMarkdown(String odd) {
        var markdown = page(ExportFormat.MARKDOWN, odd);
        assertThat(markdown)
                .doesNotContain("<script", "](", "**bold**", "_it_", "`code`", "<http", "https://example.com\n");
        assertThat(markdown.lines().filter(line -> line.startsWith("# "))).hasSize(1);
        // Five columns: each row of the fields' tables has six bars that are not escaped.
        assertThat(markdown.lines().filter(line -> line.startsWith("| ")))
                .allSatisfy(line -> assertThat(line.replace("\\|", "")
                                .chars()
                                .filter(c -> c == '|')
                                .count())
                        .isEqualTo(6));
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKDOWN", "HTML"})
    void aPageSaysEverything(ExportFormat format) {
        var carried = Contracts.export(format, Contracts.rich());
        assertThat(carried.notes()).isEmpty();
        assertThat(carried.text()).contains("Who orders.", "What is promised", "Where to ask", "GDPR");
    }

    @ParameterizedTest
    @EnumSource(names = {"MARKDOWN", "HTML"})
    void aContractWithoutDataHasAPageToo(ExportFormat format) {
        var contract =
                new SourceFile("c.yaml", "apiVersion: v3.1.0\nkind: DataContract\nid: i\nversion: v\nstatus: s\n");
        assertThat(Contracts.export(format, contract).text()).contains("i");
    }
}
