package org.finmesh.platform.server.publishing;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.finmesh.platform.api.PublicationsApi.File;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;

/** The treasury's reference rates under another name, so that each test has a product of its own. */
public record TestingProduct(ProductId id, List<File> files) {

    private static final Path RATES = Path.of("../../domains/treasury/products/fx-rates");

    public static TestingProduct of(String id) {
        var product = ProductId.parse(id);
        try {
            return new TestingProduct(
                    product,
                    ProductFolder.at(RATES).files().stream()
                            .map(file -> new File(file.name(), renamed(file.text(), product)))
                            .toList());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String renamed(String text, ProductId product) {
        var domain = product.domain();
        return text.replace("treasury.fx-rates", product.toString())
                .replace("treasury.ecb-reference-rates", domain + ".sources-of-" + product.name())
                .replace("domain: treasury", "domain: " + domain)
                .replace("schema: treasury", "schema: " + domain.sqlSchema())
                .replace("name: fx-rates", "name: " + product.name())
                // What the treasury is at by now is its own business: a test begins at the first version.
                .replaceFirst("(?m)^version: 1\\..*$", "version: 1.0.0");
    }

    public TestingProduct edited(UnaryOperator<String> edit) {
        return new TestingProduct(
                id,
                files.stream()
                        .map(file -> new File(file.name(), edit.apply(file.text())))
                        .toList());
    }

    /** The same contract as first and as second major, each edited; the second is {@code 2.0.0}. */
    public TestingProduct withSecondMajor(UnaryOperator<String> first, UnaryOperator<String> second) {
        var edited = new ArrayList<File>();
        for (var file : files) {
            if (file.name().endsWith("v1.odcs.yaml")) {
                var asSecond = file.text().replace(id + ".v1", id + ".v2").replace("version: 1.0.0", "version: 2.0.0");
                edited.add(new File(file.name(), first.apply(file.text())));
                edited.add(new File(file.name().replace("v1.odcs", "v2.odcs"), second.apply(asSecond)));
            } else {
                edited.add(new File(file.name(), file.text().replace("outputPorts:\n", """
                        outputPorts:
                          - name: %s
                            version: v2
                            contractId: %s.v2
                        """.formatted(id.name(), id))));
            }
        }
        return new TestingProduct(id, edited);
    }

    /** Without the first major's file and port. */
    TestingProduct withoutFirstMajor() {
        return new TestingProduct(
                        id,
                        files.stream()
                                .filter(file -> !file.name().endsWith("v1.odcs.yaml"))
                                .toList())
                .edited(text -> text.replace(
                        "  - name: %s\n    version: v1\n    contractId: %s.v1\n".formatted(id.name(), id), ""));
    }

    public Folder folder() {
        return new Folder(files);
    }

    public PortId port() {
        return port(1);
    }

    PortId port(int major) {
        return id.port(major);
    }

    DomainName domain() {
        return id.domain();
    }
}
