package org.finmesh.platform.catalog;

import java.time.Instant;
import org.finmesh.platform.contract.DataProduct;

/** A product as it was published last. */
public record CatalogedProduct(DataProduct product, String publishedBy, Instant publishedAt) {}
