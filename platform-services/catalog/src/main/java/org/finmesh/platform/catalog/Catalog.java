package org.finmesh.platform.catalog;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import org.springframework.stereotype.Service;

/** All products that are published. Their files are kept, not what follows from them: that is read anew from them. */
@Service
public class Catalog {

    private final CatalogTables tables;
    private final ProductSearch search;

    /** One entry per product; what changed in the database since is seen by its instant. */
    private final Map<ProductId, CatalogedProduct> read = new ConcurrentHashMap<>();

    Catalog(CatalogTables tables, ProductSearch search) {
        this.tables = tables;
        this.search = search;
    }

    /**
     * Takes up a product, or its next state; hearing of the same again, or of an older state, changes nothing.
     *
     * @param files the product's descriptor and contracts, valid
     */
    public void add(List<SourceFile> files, String by, Instant at) {
        var product = new ProductFolder(files).read();
        tables.put(product, files, SearchTerms.of(product), by, at);
    }

    /** In the order of their ids. */
    public List<CatalogedProduct> products() {
        return tables.states().stream().map(this::read).toList();
    }

    /** When each product was published last, of those too whose files could not be read any more; in the order of ids. */
    public Map<ProductId, Instant> publications() {
        var publications = new LinkedHashMap<ProductId, Instant>();
        tables.states().forEach(state -> publications.put(state.product(), state.publishedAt()));
        return publications;
    }

    public Optional<CatalogedProduct> product(ProductId id) {
        return tables.state(id).map(this::read);
    }

    public Optional<Contract> contract(PortId port) {
        return product(port.product()).flatMap(cataloged -> cataloged.product().contract(port));
    }

    /** Products in which every one of the words occurs, or begins some word; the best first. */
    public List<Found> find(String words) {
        return search.find(words).stream()
                .flatMap(hit -> product(hit.product()).map(product -> new Found(product, hit.match())).stream())
                .toList();
    }

    private CatalogedProduct read(CatalogTables.State state) {
        return read.compute(
                state.product(),
                (id, known) -> known != null && known.publishedAt().equals(state.publishedAt())
                        ? known
                        : new CatalogedProduct(
                                new ProductFolder(tables.files(state)).read(),
                                state.publishedBy(),
                                state.publishedAt()));
    }
}
