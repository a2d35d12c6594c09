package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.finmesh.governance.LiveMesh.Live;
import org.finmesh.governance.LiveMesh.State;
import org.finmesh.governance.Replay;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Subject;
import org.finmesh.platform.cli.launch.Project;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;

/** A proposal of the council, replayed over a mesh far larger than the sample's. */
public final class ReplayBenchmark implements Benchmark {

    private static final int PRODUCTS = 10_000;

    private final Project project;

    public ReplayBenchmark(Project project) {
        this.project = project;
    }

    @Override
    public String name() {
        return "replay";
    }

    @Override
    public String about() {
        return "what the council sees before it votes: one policy changed, and a concept that every product is about, over 10,000 products";
    }

    @Override
    public void run(Consumer<Figure> figures) throws IOException {
        var rules = Rulebook.load(project.root().resolve("governance"));
        var onePolicy = rules.amended(Map.of("policies/names-are-short/policy.yaml", Optional.of("""
                title: Names are short
                why: People say them.
                owner: council
                severity: error
                stage: enforced
                scope: contract
                expression: contract.fields.all(field, field.name.size() <= 1)
                message: Find a shorter name.
                """)));
        var glossary = "standards/glossary.yaml";
        var oneConcept = rules.amended(Map.of(
                glossary, Optional.of(rules.files().get(glossary).replaceFirst("- id: iban", "- id: iban-code"))));
        var mesh = mesh();
        measure("one-policy", rules, onePolicy, mesh, figures);
        measure("one-concept", rules, oneConcept, mesh, figures);
    }

    private void measure(String variant, Rulebook rules, Rulebook proposed, State mesh, Consumer<Figure> figures) {
        var today = LocalDate.now(ZoneOffset.UTC);
        var start = System.nanoTime();
        var replay = Replay.of(rules, proposed, mesh, today, Instant.now());
        figures.accept(new Figure(name(), variant, "first", (System.nanoTime() - start) / 1e6, "ms"));
        figures.accept(new Figure(name(), variant, "shifts", replay.shifts().size(), "1"));
        figures.accept(new Figure(
                name(),
                variant,
                "warm",
                Timing.millis(() -> Replay.of(rules, proposed, mesh, today, Instant.EPOCH)),
                "ms"));
    }

    /** Every product has files of its own: nothing that a replay computes for one serves another. */
    private State mesh() throws IOException {
        var folder = ProductFolder.at(project.domain("retail-banking").resolve("products/customer-360"));
        List<Live> products = IntStream.range(0, PRODUCTS)
                .parallel()
                .mapToObj(number -> live(folder, "retail-banking.customer-" + number))
                .toList();
        return new State("1", products, List.of());
    }

    private static Live live(ProductFolder folder, String id) {
        var product = new ProductFolder(folder.files().stream()
                        .map(file -> new SourceFile(
                                file.name(),
                                file.text()
                                        .replace("retail-banking.customer-360", id)
                                        .replace("name: customer-360", "name: " + id.replace("retail-banking.", ""))))
                        .toList())
                .read();
        return new Live(id, product.id(), Subject.of(product));
    }
}
