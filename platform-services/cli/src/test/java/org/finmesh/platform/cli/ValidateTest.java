package org.finmesh.platform.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ValidateTest {

    private static final Path VALID = Path.of("../../domains/treasury/products/fx-rates/v1.odcs.yaml");

    @TempDir
    Path folder;

    private Path file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text);
    }

    private Path broken() throws IOException {
        return file("broken contract.odcs.yaml", Files.readString(VALID).replaceFirst("(?m)^version:", "verzion:"));
    }

    @Test
    void validFilesAreSaidToBeOkInOneLineEach() {
        var product = VALID.resolveSibling("product.odps.yaml");
        var called = Called.mesh("validate", VALID, product);
        assertThat(called.exitCode()).isZero();
        assertThat(called.out().lines()).containsExactly(VALID + ": ok", product + ": ok");
    }

    @Test
    void anErrorIsNamedWithFileLineAndCodeAndTheOtherFilesAreCheckedToo() throws IOException {
        var called = Called.mesh("validate", broken(), VALID);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out())
                .containsPattern("broken contract\\.odcs\\.yaml:\\d+: [A-Z_]+ ")
                .contains(VALID + ": ok");
    }

    @Test
    void errorsOfStructureAndOfMeaningComeTogetherByLineEachOnce() throws IOException {
        var file = file("both.yaml", """
                apiVersion: v3.1.0
                kind: DataContract
                id: both
                version: 1.0.0
                status: active
                schema:
                  - name: a
                    properties:
                      - name: x
                        primaryKeyPosition: 1
                      - name: x
                        requird: true
                  - name: a
                """);
        var called = Called.mesh("validate", file);
        assertThat(called.out()
                        .lines()
                        .map(line -> line.replaceFirst(".*yaml:", "").replaceFirst("([A-Z]+) .*", "$1")))
                .containsExactly("10: PRIMARY_KEY", "11: DUPLICATE_NAME", "12: UNKNOWN_KEY", "13: DUPLICATE_NAME");
    }

    @Test
    void aFileThatCannotBeReadIsMisuse() {
        var called = Called.mesh("validate", folder.resolve("none.yaml"), folder, VALID);
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.out()).contains(": ok");
        assertThat(called.err().lines())
                .hasSize(2)
                .anySatisfy(line -> assertThat(line).contains("none.yaml", "no such file"))
                .anySatisfy(line -> assertThat(line).contains(folder.toString(), "is a folder: name the files in it"));
    }

    @Test
    void aFileThatIsNoTextIsInvalidAtItsLine() throws IOException {
        var binary = folder.resolve("binary.yaml");
        Files.write(binary, new byte[] {'a', '\n', (byte) 0xFF});
        var called = Called.mesh("validate", binary);
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out()).startsWith(binary + ":2: UNREADABLE ").hasLineCount(1);
    }

    @Test
    void aLinkIsReadAsWhatItLeadsTo() throws IOException {
        var link = Files.createSymbolicLink(folder.resolve("link.yaml"), VALID.toAbsolutePath());
        assertThat(Called.mesh("validate", link).exitCode()).isZero();
    }

    @Test
    void aDashIsStandardInput() throws IOException {
        var before = System.in;
        try {
            System.setIn(new ByteArrayInputStream("kind: x\n".getBytes()));
            var called = Called.mesh("validate", "-");
            assertThat(called.exitCode()).isEqualTo(1);
            assertThat(called.out()).startsWith("-:1: ");
        } finally {
            System.setIn(before);
        }
    }

    @Test
    void anUnknownFormatIsAnsweredWithThoseThatAre() {
        var called = Called.mesh("validate", "--format", "xml", VALID);
        assertThat(called.exitCode()).isEqualTo(2);
        assertThat(called.err()).contains("xml", "TEXT", "JSON", "SARIF");
    }

    @Test
    void scriptsGetOneObjectWithEveryFile() throws IOException {
        var called = Called.mesh("validate", "--format", "json", broken(), VALID, folder.resolve("none.yaml"));
        assertThat(called.exitCode()).isEqualTo(2);
        var json = JsonMapper.shared().readTree(called.out());
        assertThat(json.get("valid").booleanValue()).isFalse();
        assertThat(json.get("files").size()).isEqualTo(3);
        var finding = json.at("/files/0/findings/0");
        assertThat(finding.get("line").intValue()).isPositive();
        assertThat(finding.get("level").stringValue()).isEqualTo("error");
        assertThat(finding.get("code").stringValue()).isEqualTo("MISSING_KEY");
        assertThat(finding.get("message").stringValue()).contains("version");
        assertThat(json.at("/files/1/valid").booleanValue()).isTrue();
        assertThat(json.at("/files/1/findings").isEmpty()).isTrue();
        assertThat(json.at("/files/2/unread").stringValue()).contains("no such file");
    }

    /** What SARIF 2.1.0 requires (3.13 to 3.52 of the specification), and what GitHub needs to show it at its line. */
    @Test
    void codeReviewGetsSarif() throws IOException {
        var called = Called.mesh("validate", "--format", "sarif", broken(), VALID, folder.resolve("none.yaml"));
        assertThat(called.exitCode()).isEqualTo(2);
        var sarif = JsonMapper.shared().readTree(called.out());
        assertThat(sarif.get("version").stringValue()).isEqualTo("2.1.0");
        assertThat(sarif.get("$schema").stringValue()).endsWith("sarif-schema-2.1.0.json");
        assertThat(sarif.get("runs").size()).isEqualTo(1);
        var run = sarif.at("/runs/0");
        assertThat(run.at("/tool/driver/name").stringValue()).isNotBlank();
        var rules = run.at("/tool/driver/rules").valueStream().toList();
        assertThat(rules)
                .allSatisfy(rule -> assertThat(rule.at("/shortDescription/text").stringValue())
                        .isNotBlank());
        assertThat(run.get("results").isEmpty()).isFalse();
        for (var result : run.get("results")) {
            assertThat(rules.get(result.get("ruleIndex").intValue()).get("id")).isEqualTo(result.get("ruleId"));
            assertThat(result.get("level").stringValue()).isEqualTo("error");
            assertThat(result.at("/message/text").stringValue()).isNotBlank();
            var location = result.at("/locations/0/physicalLocation");
            assertThat(location.at("/artifactLocation/uri").stringValue())
                    .startsWith("file:///")
                    .endsWith("broken%20contract.odcs.yaml");
            assertThat(location.at("/region/startLine").intValue()).isPositive();
        }
        assertThat(run.at("/invocations/0/executionSuccessful").booleanValue()).isFalse();
        assertThat(run.at("/invocations/0/toolExecutionNotifications/0/message/text")
                        .stringValue())
                .contains("none.yaml");
    }

    @Test
    void sarifNamesFilesFromWhereItIsCalled() {
        var called = Called.mesh("validate", "--format", "sarif", "./pom.xml");
        var uris = uris(JsonMapper.shared().readTree(called.out()));
        assertThat(uris).isNotEmpty().containsOnly("pom.xml");
    }

    @Test
    void sarifOfNothingWrongHasNoResults() {
        var sarif = JsonMapper.shared()
                .readTree(Called.mesh("validate", "--format", "sarif", VALID).out());
        assertThat(sarif.at("/runs/0/results").isArray()).isTrue();
        assertThat(sarif.at("/runs/0/results").isEmpty()).isTrue();
        assertThat(sarif.at("/runs/0/invocations/0/executionSuccessful").booleanValue())
                .isTrue();
    }

    @Test
    void aFindingInAnotherFileOfTheProductSaysSoInJson() throws IOException {
        var product = Path.of("../../domains/treasury/products/fx-rates");
        var contract = Files.copy(product.resolve("v1.odcs.yaml"), folder.resolve("v1.odcs.yaml"));
        var ownerless = Files.readString(product.resolve("product.odps.yaml")).replace("role: owner", "role: guest");
        var odps = Files.writeString(folder.resolve("product.odps.yaml"), ownerless);

        var called = Called.mesh("validate", "--policies", "--format", "json", contract);

        var json = JsonMapper.shared().readTree(called.out());
        assertThat(json.at("/files/0/file").stringValue()).isEqualTo(contract.toString());
        assertThat(json.at("/files/0/findings/0/code").stringValue()).isEqualTo("OWNER");
        assertThat(json.at("/files/0/findings/0/file").stringValue()).isEqualTo(odps.toString());
    }

    @Test
    void aReportThatCannotBeWrittenIsNoSuccess() {
        var err = new StringWriter();
        var full = new PrintWriter(new OutputStream() {
            @Override
            public void write(int octet) throws IOException {
                throw new IOException("no space left on device");
            }
        });

        var exitCode = MeshCommand.run(full, new PrintWriter(err, true), "validate", VALID.toString());

        assertThat(exitCode).isEqualTo(1);
        assertThat(err.toString()).contains("not all of the output could be written");
    }

    @Test
    void policiesJudgeAProductOnceAtTheFieldThatBreaksThem() {
        var failing = Path.of("../../governance/policies/personal-data-is-confidential/failing");
        var called = Called.mesh(
                "validate", "--policies", failing.resolve("v1.odcs.yaml"), failing.resolve("product.odps.yaml"));
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out().lines().filter(line -> line.contains("POLICY personal-data-is-confidential: ")))
                .singleElement()
                .satisfies(line -> assertThat(line).startsWith(failing.resolve("v1.odcs.yaml") + ":14: POLICY "));
        assertThat(Called.mesh("validate", failing.resolve("v1.odcs.yaml")).exitCode())
                .isZero();
    }

    @Test
    void aContractWithoutAProductIsJudgedByItsOwnPoliciesAndToldSo() throws IOException {
        var called = Called.mesh("validate", "--policies", file("alone.odcs.yaml", """
                apiVersion: v3.1.0
                kind: DataContract
                id: alone
                version: 1.0.0
                status: active
                schema:
                  - name: a
                    properties: [{name: x, logicalType: string}]
                """));
        assertThat(called.exitCode()).isEqualTo(1);
        assertThat(called.out())
                .contains(
                        ":8: POLICY fields-are-classified: ",
                        ":0: POLICY retention-is-stated: ",
                        ":0: note: POLICY judged as a contract alone");
    }

    private static Stream<String> uris(JsonNode sarif) {
        return sarif.at("/runs/0/results")
                .valueStream()
                .map(result -> result.at("/locations/0/physicalLocation/artifactLocation/uri")
                        .stringValue());
    }
}
