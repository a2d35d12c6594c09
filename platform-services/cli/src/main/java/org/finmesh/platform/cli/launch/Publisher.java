package org.finmesh.platform.cli.launch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.api.PublicationsApi.File;
import org.finmesh.platform.api.PublicationsApi.Folder;
import org.finmesh.platform.cli.CliError;
import org.finmesh.platform.cli.CommandFailure;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;

/** Product folders as the API takes them. */
public final class Publisher {

    private Publisher() {}

    /** @throws CommandFailure when the folder or a file in it cannot be read */
    public static Folder folder(Path path) {
        return new Folder(files(path).files().stream()
                .map(file -> new File(file.name(), file.text()))
                .toList());
    }

    /** The folders in an order in which every product comes after those that it reads. */
    public static List<Path> inOrder(List<Path> folders) {
        Map<ProductId, Path> paths = new LinkedHashMap<>();
        Map<ProductId, DataProduct> products = new LinkedHashMap<>();
        for (var folder : folders) {
            var product = read(folder);
            paths.put(product.id(), folder);
            products.put(product.id(), product);
        }
        Set<ProductId> ordered = new LinkedHashSet<>();
        products.keySet().forEach(id -> visit(id, products, ordered, new LinkedHashSet<>()));
        return new ArrayList<>(ordered.stream().map(paths::get).toList());
    }

    private static void visit(
            ProductId id, Map<ProductId, DataProduct> products, Set<ProductId> ordered, Set<ProductId> above) {
        var product = products.get(id);
        // A product that is elsewhere is the server's business; so is a circle, in which there is no right order.
        if (product == null || ordered.contains(id) || !above.add(id)) {
            return;
        }
        product.inputPorts().stream().map(PortId::product).forEach(input -> visit(input, products, ordered, above));
        ordered.add(id);
    }

    /** @throws CommandFailure when a folder cannot be read, or is not valid */
    static DataProduct read(Path folder) {
        try {
            return files(folder).read();
        } catch (InvalidContractException e) {
            throw new CommandFailure(CliError.REFUSED, "%s is not valid:%n%s".formatted(folder, e.getMessage()), e);
        }
    }

    private static ProductFolder files(Path folder) {
        try {
            return ProductFolder.at(folder);
        } catch (IOException e) {
            throw new CommandFailure(
                    CliError.FILE_UNUSABLE,
                    "%s is no product folder that can be read (%s): name a folder with product.odps.yaml and v<major>.odcs.yaml in it"
                            .formatted(folder, e.getMessage()),
                    e);
        }
    }
}
