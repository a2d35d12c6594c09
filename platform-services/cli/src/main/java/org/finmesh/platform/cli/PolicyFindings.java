package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Subject;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.cli.report.Finding;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;

/** What the policies say of valid files, by today's date. */
final class PolicyFindings {

    private static final String CODE = "POLICY";
    private static final String RULE = "The policies in governance/policies are kept.";
    private static final String PRODUCT = "product.odps.yaml";

    private final Rulebook rulebook;
    private final LocalDate today = LocalDate.now(ZoneOffset.UTC);
    private final Set<Path> judged = new HashSet<>();

    private PolicyFindings(Rulebook rulebook) {
        this.rulebook = rulebook;
    }

    /** @throws CommandFailure when the rules cannot be used: without them nothing is judged */
    static PolicyFindings byRulesIn(Path governance) {
        try {
            return new PolicyFindings(Rulebook.load(governance));
        } catch (GovernanceException unusable) {
            throw new CommandFailure(CliError.FILE_UNUSABLE, Objects.requireNonNull(unusable.getMessage()), unusable);
        }
    }

    /**
     * A file beside a {@code product.odps.yaml} is judged as a part of that product, which is judged once in a call, with
     * the first of its files; a contract elsewhere by the policies about contracts.
     */
    List<Finding> of(Path path, SourceFile file) throws IOException {
        var folder = path.toAbsolutePath().normalize().getParent();
        if (folder != null && Files.isRegularFile(folder.resolve(PRODUCT))) {
            return judged.add(folder) ? ofProduct(path, file) : List.of();
        }
        var document = YamlFile.read(file);
        if (document.path("kind").asString("").equals("DataContract")) {
            var alone = "judged as a contract alone: policies about products and plans need a %s beside it"
                    .formatted(PRODUCT);
            return Stream.concat(ofSubject(file, Subject.of(document)), Stream.of(note(file, alone)))
                    .toList();
        }
        return List.of(note(
                file, "judged by no policy: a product and its contracts are judged as a folder with a " + PRODUCT));
    }

    private List<Finding> ofProduct(Path path, SourceFile file) throws IOException {
        var parent = path.getParent();
        var product = ProductFolder.at(parent == null ? Path.of("") : parent);
        var problems = product.problems();
        return problems.isEmpty()
                ? ofSubject(file, Subject.of(product.read())).toList()
                : problems.stream().map(Finding::of).toList();
    }

    private Stream<Finding> ofSubject(SourceFile file, Subject subject) {
        return rulebook.policies().judge(subject, today).stream().flatMap(verdict -> finding(file, verdict));
    }

    private static Stream<Finding> finding(SourceFile file, Verdict verdict) {
        var message = verdict.policy() + ": " + verdict.message();
        return switch (verdict.outcome()) {
            case PASS -> Stream.empty();
            case WAIVED -> Stream.of(note(file, message + ", waived by " + verdict.waiver()));
            case WARN -> Stream.of(finding(file, Finding.Level.WARNING, message));
            case FAIL -> Stream.of(finding(file, Finding.Level.ERROR, message));
        };
    }

    private static Finding note(SourceFile file, String message) {
        return finding(file, Finding.Level.NOTE, message);
    }

    private static Finding finding(SourceFile file, Finding.Level level, String message) {
        return new Finding(new Problem(file.name(), 0, CODE, message), level, RULE);
    }
}
