package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.finmesh.platform.api.StandardsApi.Concept;
import org.finmesh.platform.api.StandardsApi.ConceptDetail;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh glossary}. */
@Command(
        name = "glossary",
        mixinStandardHelpOptions = true,
        description = {
            "List the business concepts in force, or show one: its definition, what its values are like, which other",
            "concepts are called by the same word, how they come together, and which fields are it."
        })
final class GlossaryCommand implements Callable<Integer> {

    @Parameters(index = "0", arity = "0..1", paramLabel = "CONCEPT", description = "Its id, such as account-amount.")
    private @Nullable String concept;

    @Mixin
    private ApiOptions api;

    @Option(names = "--json", description = "JSON, for scripts.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() {
        var standards = api.asPersonOrOperator(spec).standards();
        var out = spec.commandLine().getOut();
        if (concept == null) {
            var concepts = standards.glossary();
            if (json) {
                out.println(Json.text(concepts));
            } else {
                concepts.forEach(each -> out.printf("%-24s %-16s %s%n", each.id(), each.owner(), each.definition()));
            }
            return 0;
        }
        var detail = standards.concept(concept);
        if (json) {
            out.println(Json.text(detail));
        } else {
            print(detail, out);
        }
        return 0;
    }

    private static void print(ConceptDetail detail, PrintWriter out) {
        var shown = detail.concept();
        out.printf("%s: %s%n", shown.id(), shown.name());
        out.printf("  %s%n", shown.definition());
        out.printf("  owner: %s%n", shown.owner());
        out.printf("  called: %s%n", String.join(", ", shown.words()));
        shown.aspects().forEach((aspect, value) -> out.printf("  %s: %s%n", aspect, value));
        detail.homonyms().forEach(other -> printHomonym(other, out));
        detail.ways()
                .forEach(way -> out.printf(
                        "  %s through %s%s: %s%n",
                        way.kind(), way.port(), way.published() ? "" : " (not published yet)", way.how()));
        detail.fields().forEach(field -> out.printf("  field: %s%n", field));
    }

    private static void printHomonym(Concept other, PrintWriter out) {
        out.printf("  not to be taken for %s: %s%n", other.id(), other.definition());
    }
}
