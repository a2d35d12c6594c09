package org.finmesh.governance;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads policies; a file that is not understood whole is not used in part. */
final class PolicyFiles {

    private static final Set<String> KEYS = Set.of(
            "title", "why", "owner", "severity", "stage", "graceUntil", "scope", "expression", "offenders", "message");

    private PolicyFiles() {}

    static List<Policy> load(Path folder) {
        try (var paths = Files.list(folder)) {
            var policies = paths.filter(Files::isDirectory)
                    .map(path -> path.resolve("policy.yaml"))
                    .sorted()
                    .map(PolicyFiles::policy)
                    .toList();
            if (policies.isEmpty()) {
                throw unusable(folder, "holds no policy", null);
            }
            return policies;
        } catch (IOException e) {
            throw unusable(folder, "cannot be read", e);
        }
    }

    private static Policy policy(Path path) {
        try {
            var file = SourceFile.read(path);
            return policy(path.getParent().getFileName().toString(), file, YamlFile.read(file));
        } catch (IOException | InvalidContractException | IllegalArgumentException | DateTimeException e) {
            throw unusable(path, e.getMessage(), e);
        }
    }

    private static Policy policy(String name, SourceFile file, JsonNode root) {
        root.forEachEntry((key, _) -> {
            if (!KEYS.contains(key)) {
                throw new IllegalArgumentException("unknown key '%s'; known are %s".formatted(key, KEYS));
            }
        });
        required(root, "title");
        required(root, "why");
        var grace = text(root, "graceUntil");
        return new Policy(
                name,
                version(file.text()),
                required(root, "owner"),
                Policy.parse(Policy.Severity.class, required(root, "severity")),
                Policy.parse(Policy.Stage.class, required(root, "stage")),
                grace == null ? null : LocalDate.parse(grace),
                Policy.parse(Policy.Scope.class, required(root, "scope")),
                required(root, "message"),
                Rule.of(required(root, "expression"), text(root, "offenders")));
    }

    private static String required(JsonNode root, String key) {
        var text = text(root, key);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the key '%s' is missing, or no text".formatted(key));
        }
        return text;
    }

    private static @Nullable String text(JsonNode root, String key) {
        return root.path(key).isString() ? root.path(key).stringValue() : null;
    }

    private static String version(String text) {
        try {
            var digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest).substring(0, 12);
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    static GovernanceException unusable(Path path, @Nullable String why, @Nullable Throwable cause) {
        return new GovernanceException(GovernanceError.UNUSABLE_RULES, path + ": " + why, cause);
    }
}
