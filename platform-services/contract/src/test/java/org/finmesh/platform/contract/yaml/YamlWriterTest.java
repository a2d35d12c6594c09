package org.finmesh.platform.contract.yaml;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.file.Path;
import java.util.Random;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class YamlWriterTest {

    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;
    private static final String[] AWKWARD = {
        "",
        " ",
        "no",
        "true",
        "null",
        "~",
        "1",
        "1.10",
        "0x1F",
        "0o17",
        ".5",
        "1e3",
        ".inf",
        "2026-10-03",
        "12:30:45",
        "a: b",
        "- a",
        "# a",
        "a #b",
        "'",
        "\"",
        "line\nbreak",
        "line\n",
        "\ttab",
        "trailing ",
        "ü€😀",
        "\u0007bell",
        "\u0085",
        "@a",
        "*a",
        "&a",
        "!a",
        "%a",
        "`a",
        "[a",
        "{a",
        "a]",
        "<<",
        "=",
        "?",
        "-",
        "|",
        ">",
        "\r\n",
        "key with: colon",
        "\u2028",
        "\uFEFF",
        "---",
        "...",
        "1_000",
        "0b1",
        "+1",
        "-0.0",
        "1e3",
        "2026-10-03T00:00:00Z",
        "two words",
        "  indented\n more\n\n  lines  \n\n",
        "select *\nfrom t -- # no comment\nwhere a = ':'",
        "# no comment\ntext",
        "a\r\nb",
        "word ".repeat(60),
        "w".repeat(300)
    };

    private static final String[] NUMBERS = {
        "0",
        "-1",
        "1",
        "1.0",
        "1.00",
        "-0.0",
        "1e3",
        "1E-7",
        "0.1",
        "5.",
        "1e0",
        "123456789012345678901234567890.12345678",
        "1e400"
    };

    private static JsonNode read(String text) {
        var document = YamlReader.read(new SourceFile("test.yaml", text));
        assertThat(document.problems().inOrder()).isEmpty();
        return document.root();
    }

    @Test
    void readWriteReadIsTheSameDocument() throws IOException {
        for (var name : new String[] {"product.odps.yaml", "v1.odcs.yaml"}) {
            var file = SourceFile.read(Path.of("src/test/resources/products/fx-rates", name));
            var document = read(file.text());
            assertThat(read(YamlWriter.write(document))).isEqualTo(document);
        }
    }

    @Test
    void wordsThatLookLikeSomethingElseStayWords() {
        for (var word : AWKWARD) {
            var document = NODES.objectNode().put(word, word);
            assertThat(read(YamlWriter.write(document))).isEqualTo(document);
        }
    }

    @Test
    void anyDocumentIsReadAsItWasWritten() {
        for (var seed = 0; seed < 2_000; seed++) {
            var document = NODES.objectNode().set("root", any(new Random(seed), 0));
            assertThat(read(YamlWriter.write(document))).as("seed %d", seed).isEqualTo(document);
        }
    }

    @Test
    void numbersKeepTheirDigits() {
        for (var number : NUMBERS) {
            var document = read("value: " + number);
            var written = read(YamlWriter.write(document)).get("value");
            assertThat(written.isIntegralNumber())
                    .isEqualTo(document.get("value").isIntegralNumber());
            assertThat(written.decimalValue()).isEqualTo(document.get("value").decimalValue());
        }
    }

    @Test
    void aliasesAreWrittenOutAndAQuotedMergeKeyStaysAKey() {
        var document = read("a: &a {x: 1, y: [2]}\nb: *a\nc: {<<: *a, x: 3}\n\"<<\": *a\n'd': {'<<': 1}\n");
        assertThat(document.get("b")).isEqualTo(document.get("a"));
        assertThat(document.get("c").toString()).isEqualTo("{\"x\":3,\"y\":[2]}");
        assertThat(document.has("<<")).isTrue();
        var written = YamlWriter.write(document);
        assertThat(written).doesNotContain("&", "*");
        assertThat(read(written)).isEqualTo(document);
    }

    @Test
    void ofTwoMergedMappingsTheFirstWins() {
        var document = read("a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc:\n  <<: [*a, *b]\n  z: 3\n");
        assertThat(document.get("c").get("x").intValue()).isEqualTo(1);
        assertThat(document.get("c").get("y").intValue()).isEqualTo(2);
    }

    @Test
    void yamlOneDotTwoKeepsDatesAndNoAsText() {
        var document = read("day: 2022-10-03\nanswer: no\nrate: 1.10\nwhole: 007\nhex: 0xff\n");
        assertThat(document.get("day").stringValue()).isEqualTo("2022-10-03");
        assertThat(document.get("answer").stringValue()).isEqualTo("no");
        assertThat(document.get("rate").decimalValue()).hasToString("1.10");
        assertThat(document.get("whole").intValue()).isEqualTo(7);
        assertThat(document.get("hex").intValue()).isEqualTo(255);
    }

    private static JsonNode any(Random random, int depth) {
        return switch (random.nextInt(depth > 4 ? 6 : 8)) {
            case 0 -> NODES.stringNode(AWKWARD[random.nextInt(AWKWARD.length)]);
            case 1 -> NODES.numberNode(BigInteger.valueOf(random.nextLong()));
            case 2 -> NODES.numberNode(BigDecimal.valueOf(random.nextInt(), 1 + random.nextInt(8)));
            case 3 -> NODES.booleanNode(random.nextBoolean());
            case 4 -> NODES.nullNode();
            case 5 -> read("n: " + NUMBERS[random.nextInt(NUMBERS.length)]).get("n");
            case 6 -> {
                var list = NODES.arrayNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    list.add(any(random, depth + 1));
                }
                yield list;
            }
            default -> {
                var mapping = NODES.objectNode();
                for (var i = random.nextInt(4); i > 0; i--) {
                    mapping.set(AWKWARD[random.nextInt(AWKWARD.length)], any(random, depth + 1));
                }
                yield mapping;
            }
        };
    }
}
