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
import org.finmesh.governance.Offence;
import org.finmesh.governance.Rulebook;
import org.finmesh.governance.Subject;
import org.finmesh.governance.Verdict;
import org.finmesh.platform.cli.report.Finding;
import org.finmesh.platform.contract.ContractFile;
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
     * A file beside a {@code product.odps.yaml} is judged as a part of that product, which is judged once in a call;
     * a contract elsewhere by the policies about contracts.
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
            return Stream.concat(ofSubject(file, List.of(file), Subject.of(document)), Stream.of(note(file, alone)))
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
                ? ofSubject(file, product.files(), Subject.of(product.read())).toList()
                : problems.stream().map(Finding::of).toList();
    }

    /**
     * A finding is at the first field that the policy names, in the file that has it; one that names none is at {@code file}
     * as a whole.
     */
    private Stream<Finding> ofSubject(SourceFile file, List<SourceFile> files, Subject subject) {
        var offences = rulebook.policies().offences(subject, today);
        return rulebook.policies().judge(subject, today).stream().flatMap(verdict -> {
            var at = offences.stream()
                    .filter(offence -> offence.policy().equals(verdict.policy()))
                    .flatMap(offence -> places(offence, files))
                    .findFirst()
                    .orElse(new Place(file, 0));
            return finding(at, verdict);
        });
    }

    private record Place(SourceFile file, int line) {}

    private static Stream<Place> places(Offence offence, List<SourceFile> files) {
        return files.stream()
                .filter(file -> offence.port() == null
                        || files.size() == 1
                        || Path.of(file.name())
                                .endsWith(
                                        "v%d.odcs.yaml".formatted(offence.port().major())))
                .map(file -> new Place(file, ContractFile.lineOfField(file, offence.offender())))
                .filter(place -> place.line() > 0);
    }

    private static Stream<Finding> finding(Place at, Verdict verdict) {
        var message = verdict.policy() + ": " + verdict.message();
        return switch (verdict.outcome()) {
            case PASS -> Stream.empty();
            case WAIVED -> Stream.of(finding(at, Finding.Level.NOTE, message + ", waived by " + verdict.waiver()));
            case WARN -> Stream.of(finding(at, Finding.Level.WARNING, message));
            case FAIL -> Stream.of(finding(at, Finding.Level.ERROR, message));
        };
    }

    private static Finding note(SourceFile file, String message) {
        return finding(new Place(file, 0), Finding.Level.NOTE, message);
    }

    private static Finding finding(Place at, Finding.Level level, String message) {
        return new Finding(new Problem(at.file().name(), at.line(), CODE, message), level, RULE);
    }
}
