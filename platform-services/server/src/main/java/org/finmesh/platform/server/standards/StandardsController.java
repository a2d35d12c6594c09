package org.finmesh.platform.server.standards;

import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.RulesInForce;
import org.finmesh.platform.api.StandardsApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.catalog.CatalogedProduct;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.springframework.web.bind.annotation.RestController;

@RestController
class StandardsController implements StandardsApi {

    private final RulesInForce rules;
    private final Catalog catalog;

    StandardsController(RulesInForce rules, Catalog catalog) {
        this.rules = rules;
        this.catalog = catalog;
    }

    @Override
    public Standards standards() {
        return StandardsAnswers.standards(rulebook(), this::isPublished);
    }

    @Override
    public CodeList codes(String list) {
        return Optional.ofNullable(rulebook().standards().lists().get(list))
                .map(StandardsAnswers::codes)
                .orElseThrow(() -> unknown("list '%s'; there are %s"
                        .formatted(list, rulebook().standards().lists().keySet())));
    }

    @Override
    public Check check(String scheme, String value) {
        var problem = rulebook()
                .standards()
                .scheme(scheme)
                .orElseThrow(() -> unknown("scheme '%s'; there are %s"
                        .formatted(scheme, rulebook().standards().schemes().keySet())))
                .problem(value);
        return new Check(scheme, value, problem.isEmpty(), problem.orElse(null));
    }

    @Override
    public List<Concept> glossary() {
        return rulebook().glossary().concepts().stream().map(Meanings::concept).toList();
    }

    @Override
    public ConceptDetail concept(String id) {
        var glossary = rulebook().glossary();
        var concept = glossary.concept(id)
                .orElseThrow(() -> unknown("concept '%s'; the glossary has them all, by id".formatted(id)));
        return new ConceptDetail(
                Meanings.concept(concept),
                glossary.homonyms(concept).stream().map(Meanings::concept).toList(),
                rulebook().ways().stream()
                        .filter(way -> way.concepts().contains(id))
                        .map(way -> StandardsAnswers.way(way, this::isPublished))
                        .toList(),
                fields(concept));
    }

    private List<String> fields(org.finmesh.governance.Concept concept) {
        return catalog.products().stream()
                .flatMap(cataloged -> cataloged.product().contracts().stream())
                .flatMap(contract -> contract.properties().stream()
                        .filter(property -> Objects.equals(property.concept(), concept.url()))
                        .map(property -> contract.port() + "." + property.name()))
                .toList();
    }

    @Override
    public List<Finding> semantics(String product) {
        return productId(product)
                .flatMap(catalog::product)
                .map(CatalogedProduct::product)
                .map(known -> rulebook()
                        .semantics()
                        .findings(known, port -> catalog.contract(port).map(Contract::document)))
                .orElseThrow(() -> new ServerException(
                        ServerError.PRODUCT_UNKNOWN,
                        "there is no product '%s'; a product is <domain>.<product>, as the catalog shows it"
                                .formatted(product)))
                .stream()
                .map(Meanings::finding)
                .toList();
    }

    private Rulebook rulebook() {
        return rules.rulebook();
    }

    private boolean isPublished(PortId port) {
        return catalog.contract(port).isPresent();
    }

    private static ServerException unknown(String what) {
        return new ServerException(ServerError.STANDARD_UNKNOWN, "there is no " + what);
    }

    private static Optional<ProductId> productId(String text) {
        try {
            return Optional.of(ProductId.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }
}
