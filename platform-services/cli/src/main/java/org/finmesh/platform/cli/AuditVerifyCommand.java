package org.finmesh.platform.cli;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.finmesh.governance.AuditChain;
import org.finmesh.governance.AuditFile;
import org.finmesh.governance.AuditFile.Anchor;
import org.finmesh.governance.AuditFile.Verification;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code mesh audit verify}. */
@Command(
        name = "verify",
        mixinStandardHelpOptions = true,
        description = {
            "Recompute the hash chain: of an export, which needs no running mesh, or without FILE of the live trail.",
            "Names the first entry that was changed, removed, added or moved. Exit code 0 when there is none, 1 when there is."
        })
final class AuditVerifyCommand implements Callable<Integer> {

    private static final int BROKEN = 1;

    @Mixin
    private ApiOptions api;

    @Parameters(arity = "0..1", paramLabel = "FILE", description = "An export, as ./mesh audit export writes it.")
    @Nullable
    private Path file;

    @Option(
            names = "--head",
            paramLabel = "SEQUENCE:HASH",
            description = {
                "An entry's hash, as an earlier export or verification said it: the trail must still have it.",
                "Without one, somebody who can rewrite all of a file can make it a chain of their own."
            })
    @Nullable
    private String head;

    @Spec
    private CommandSpec spec;

    @Override
    public Integer call() throws IOException {
        return file == null ? verifyLive() : report(file.toString(), verify(file));
    }

    private Verification verify(Path path) throws IOException {
        try (var reader = Files.newBufferedReader(path)) {
            return AuditFile.verify(reader, anchor());
        } catch (CharacterCodingException noText) {
            throw new CommandFailure(
                    CliError.FILE_UNUSABLE,
                    "%s cannot be read: it is not UTF-8, so it is no export".formatted(path),
                    noText);
        } catch (IOException unreadable) {
            throw UnusableFile.unreadable(path, unreadable);
        }
    }

    private int verifyLive() throws IOException {
        var anchor = anchor();
        var chain = new AuditChain();
        var broken = LiveTrail.entries(api.asPersonOrOperator(spec).audit())
                .flatMap(entry -> chain.add(entry).or(() -> chain.contradicts(anchor)).stream())
                .findFirst()
                .or(() -> chain.endsBefore(anchor));
        return report(
                "the live trail",
                broken.<Verification>map(at -> new Verification.Broken(at.sequence(), at))
                        .orElseGet(() -> new Verification.Intact(chain.length(), chain.lastHash())));
    }

    private @Nullable Anchor anchor() {
        try {
            return head == null ? null : Anchor.parse(head);
        } catch (IllegalArgumentException malformed) {
            throw new ParameterException(spec.commandLine(), "--head: " + malformed.getMessage());
        }
    }

    private int report(String trail, Verification verification) {
        var out = spec.commandLine().getOut();
        return switch (verification) {
            case Verification.Intact(var entries, var lastHash) -> {
                out.printf("%s: intact, %d entries, head %d:%s%n", trail, entries, entries, lastHash);
                yield 0;
            }
            case Verification.Broken(var line, var at) -> {
                out.printf("%s:%d: entry %d %s%n", trail, line, at.sequence(), at.reason());
                yield BROKEN;
            }
        };
    }
}
