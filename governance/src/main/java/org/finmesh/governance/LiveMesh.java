package org.finmesh.governance;

import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.ProductId;

/** All that rules bind now, as whoever keeps it knows it. */
public interface LiveMesh {

    /**
     * @param id of the product or agreement
     * @param product which it is, or whose port is agreed on
     */
    record Live(String id, ProductId product, Subject subject) {}

    /**
     * What is live, at one moment.
     *
     * @param version another one whenever something in it is another
     */
    record State(String version, List<Live> products, List<Live> agreements) {

        public State {
            products = List.copyOf(products);
            agreements = List.copyOf(agreements);
        }

        public Stream<Live> all() {
            return Stream.concat(products.stream(), agreements.stream());
        }
    }

    /** All that is published, as it was published last, and all agreements under which somebody can read. */
    State read();

    /** The version that {@link #read} would have; cheap. */
    String version();
}
