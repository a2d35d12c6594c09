package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.DANGLING_REFERENCE;

import java.util.List;

/** What relationships and service levels point to is there. Other files are never opened: what is in them is taken for true. */
final class References {

    private final Names names;

    private References(Names names) {
        this.names = names;
    }

    static void check(Element root, List<Element> objects) {
        var references = new References(new Names(objects));
        for (var object : objects) {
            object.at("relationships").items().forEach(references::checkBothSides);
            object.at("properties").items().forEach(references::checkProperty);
        }
        if (!references.names.isEmpty()) {
            references.checkElements(root.at("slaDefaultElement"));
            root.at("slaProperties").items().forEach(level -> references.checkElements(level.at("element")));
        }
    }

    private void checkBothSides(Element relationship) {
        var from = relationship.at("from");
        var to = relationship.at("to");
        checkTargets(from);
        checkTargets(to);
        if (from.node().isArray()
                && to.node().isArray()
                && from.node().size() != to.node().size()) {
            relationship.problem(
                    DANGLING_REFERENCE,
                    "from names %d properties, to names %d: each has its counterpart"
                            .formatted(from.node().size(), to.node().size()));
        }
    }

    private void checkProperty(Element property) {
        property.at("relationships").items().forEach(relationship -> checkTargets(relationship.at("to")));
        StandardMeaning.parts(property).forEach(this::checkProperty);
    }

    private void checkTargets(Element side) {
        checkTarget(side);
        side.items().forEach(this::checkTarget);
    }

    /** A single word is no path at all, which the structure's check has said. */
    private void checkTarget(Element target) {
        var path = target.text();
        if (path != null && (path.contains(".") || path.contains("/")) && !names.has(path)) {
            target.problem(DANGLING_REFERENCE, nothing(path));
        }
    }

    /** A comma list of {@code object.property}, or of objects. */
    private void checkElements(Element element) {
        if (element.text() == null) {
            return;
        }
        for (var part : element.text().split(",")) {
            var path = part.strip();
            if (!path.isEmpty() && !isElement(path)) {
                element.problem(DANGLING_REFERENCE, nothing(path));
            }
        }
    }

    /**
     * Service levels may speak of tables and columns ({@code SELECT column FROM table}), and of what a table is called
     * a contract need not say.
     */
    private boolean isElement(String path) {
        return path.contains("*")
                || path.contains("{")
                || names.has(path)
                || names.hasOfOnlyObject(path)
                || !names.startsWithObject(path) && names.hasColumn(path);
    }

    private static String nothing(String path) {
        return "'%s' is nothing in this contract: write object.property by name; what is in another file, as file.yaml#…"
                .formatted(path);
    }
}
