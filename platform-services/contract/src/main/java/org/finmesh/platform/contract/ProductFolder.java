package org.finmesh.platform.contract;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.finmesh.platform.contract.build.FolderReader;

/**
 * The files of one data product as its team keeps them: {@code product.odps.yaml} and one {@code v<major>.odcs.yaml}
 * per output port. The rules that they keep are in docs/contracts.md.
 */
public record ProductFolder(List<SourceFile> files) {

    private static final String PRODUCT = "product.odps.yaml";

    public ProductFolder {
        files = List.copyOf(files);
    }

    /**
     * Reads the folder's descriptor and contracts; other files are left alone. Error names begin with {@code folder}
     * as it is given, so that they can be clicked.
     *
     * @throws IOException when the folder or a file in it cannot be read, is not UTF-8 or larger than 5 MiB, or when
     *     there is no {@code product.odps.yaml}
     */
    public static ProductFolder at(Path folder) throws IOException {
        if (!Files.isRegularFile(folder.resolve(PRODUCT))) {
            throw new NoSuchFileException(
                    folder.resolve(PRODUCT).toString(),
                    null,
                    "a product folder has one; name the folder that holds it");
        }
        var files = new ArrayList<SourceFile>();
        files.add(SourceFile.read(folder.resolve(PRODUCT)));
        try (var contracts = Files.newDirectoryStream(folder, "*.odcs.yaml")) {
            for (var contract : contracts) {
                files.add(SourceFile.read(contract));
            }
        }
        files.subList(1, files.size()).sort(Comparator.comparing(SourceFile::name));
        return new ProductFolder(files);
    }

    /** Everything that is wrong in any file, by file and line; empty when the product can be published. */
    public List<Problem> problems() {
        return new FolderReader(files).problems();
    }

    /**
     * Parses and checks all files.
     *
     * @throws InvalidContractException with every problem of every file
     */
    public DataProduct read() {
        return new FolderReader(files).product();
    }
}
