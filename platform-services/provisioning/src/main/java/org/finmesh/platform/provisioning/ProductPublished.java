package org.finmesh.platform.provisioning;

import java.time.Instant;
import java.util.List;
import org.finmesh.platform.contract.SourceFile;

/**
 * A product's resources are all in place.
 *
 * @param product its id
 * @param version of its newest contract
 * @param files the product's descriptor and contracts, as they were sent; whoever hears of it reads them anew
 * @param by who published
 */
public record ProductPublished(String product, String version, List<SourceFile> files, String by, Instant at) {

    public ProductPublished {
        files = List.copyOf(files);
    }
}
