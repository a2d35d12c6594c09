package org.finmesh.platform.contract;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * The files of one data product as its team keeps them: {@code product.odps.yaml} and one {@code v<major>.odcs.yaml}
 * per output port.
 */
public record ProductFolder(List<SourceFile> files) {

    public ProductFolder {
        files = List.copyOf(files);
    }

    /**
     * Reads the folder's descriptor and contracts; other files are left alone. Error names are relative to {@code
     * folder}'s parent-most given form, so that they can be clicked.
     *
     * @throws IOException when the folder or a file in it cannot be read, or holds no {@code product.odps.yaml}
     */
    public static ProductFolder at(Path folder) throws IOException {
        throw new UnsupportedOperationException("being written");
    }

    /**
     * Parses and checks all files.
     *
     * @throws InvalidContractException with every problem of every file
     */
    public DataProduct read() {
        throw new UnsupportedOperationException("being written");
    }
}
