package org.finmesh.platform.server.publishing;

import java.io.IOException;
import java.nio.file.Path;
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
                .replace("name: fx-rates", "name: " + product.name());
    }

    public TestingProduct edited(UnaryOperator<String> edit) {
        return new TestingProduct(
                id,
                files.stream()
                        .map(file -> new File(file.name(), edit.apply(file.text())))
                        .toList());
    }

    public Folder folder() {
        return new Folder(files);
    }

    public PortId port() {
        return id.port(1);
    }

    DomainName domain() {
        return id.domain();
    }
}
