package org.finmesh.governance;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.PortId;
import tools.jackson.databind.JsonNode;

/**
 * Finds what would be put together and does not mean the same: between a field and its concept, between a product's
 * fields and those of each port that it reads, and between those of two ports that it reads. Pure; the time it takes grows
 * with the fields of one product and its inputs, not with the mesh.
 *
 * @see <a href="../../../../../../../docs/decisions/0016-what-is-certain-refuses.md">decision 16</a>
 */
public final class Semantics {

    /** Of one product: who has more has read the first ones. */
    private static final int FINDINGS_MAX = 500;

    private final Glossary glossary;
    private final Standards standards;
    private final List<Way> ways;

    public Semantics(Glossary glossary, Standards standards, List<Way> ways) {
        this.glossary = glossary;
        this.standards = standards;
        this.ways = List.copyOf(ways);
    }

    /**
     * @param published as {@link ProductMeaning#of} asks
     * @return errors first, at most 500
     */
    public List<Finding> findings(DataProduct product, Function<PortId, Optional<JsonNode>> published) {
        return findings(ProductMeaning.of(product, published));
    }

    /** @return errors first, at most 500 */
    public List<Finding> findings(ProductMeaning meaning) {
        var found = new ArrayList<Finding>();
        var own = new ArrayList<PortMeanings>();
        meaning.own().forEach((port, fields) -> own.add(PortMeanings.of(port, fields, glossary)));
        var inputs = inputs(meaning, found);
        var resolutions = new Resolutions(meaning.product(), own, ways);
        var waysOut = new WaysOut(ways, meaning::isPublished);
        for (var port : own) {
            found.addAll(new OwnFields(standards, waysOut).findings(port));
            for (var input : inputs) {
                found.addAll(new Comparison(port, input, true, glossary, resolutions, waysOut).findings());
            }
        }
        for (var i = 0; i < inputs.size(); i++) {
            for (var other : inputs.subList(i + 1, inputs.size())) {
                found.addAll(new Comparison(inputs.get(i), other, false, glossary, resolutions, waysOut).findings());
            }
        }
        return found.stream()
                .sorted(Comparator.comparing(Finding::severity).reversed())
                .limit(FINDINGS_MAX)
                .toList();
    }

    private List<PortMeanings> inputs(ProductMeaning meaning, List<Finding> found) {
        var inputs = new ArrayList<PortMeanings>();
        meaning.inputs()
                .forEach((port, fields) -> fields.map(said -> PortMeanings.of(port, said, glossary))
                        .ifPresentOrElse(inputs::add, () -> found.add(unknown(port))));
        return inputs;
    }

    private static Finding unknown(PortId port) {
        return new Finding(
                Finding.Kind.UNKNOWN_INPUT,
                null,
                Policy.Severity.WARNING,
                new Finding.Side(port, null, null, null),
                null,
                "%s is read and not published: what its fields mean is not known".formatted(port),
                List.of("publish it first, or take it out of inputPorts"));
    }
}
