package org.finmesh.governance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/** Which files of the governance folder are law, and how they come from the disk. */
final class RuleFiles {

    private static final int FILES_MAX = 5_000;

    private static final String NAME = "[a-z0-9][a-z0-9.-]*";
    private static final Pattern LAW =
            Pattern.compile("policies/%1$s/policy\\.yaml|standards/(?:%1$s/)*%1$s\\.(?:yaml|csv)".formatted(NAME)
                    + "|council/charter\\.yaml|waivers/%s\\.yaml".formatted(NAME));

    private RuleFiles() {}

    static Map<String, String> load(Path folder) {
        try {
            var texts = new TreeMap<String, String>();
            for (var path : paths(folder)) {
                texts.put(path, SourceFile.read(folder.resolve(path)).text());
            }
            return texts;
        } catch (IOException e) {
            throw unusable(folder.toString(), "cannot be read: " + e, e);
        }
    }

    /** A policy's folder without its file is an error, not a policy less. */
    private static Iterable<String> paths(Path folder) throws IOException {
        try (var policies = Files.list(folder.resolve("policies"));
                var others = Files.walk(folder)) {
            var named = policies.filter(Files::isDirectory).map(policy -> policy.resolve("policy.yaml"));
            return Stream.concat(named, others.filter(Files::isRegularFile))
                    .map(path -> folder.relativize(path).toString().replace('\\', '/'))
                    .filter(RuleFiles::isLaw)
                    .distinct()
                    .toList();
        }
    }

    static boolean isLaw(String path) {
        return LAW.matcher(path).matches();
    }

    static void requireKnown(Collection<String> paths) {
        if (paths.size() > FILES_MAX) {
            throw unusable("the rulebook", "has %d files; %d is the most".formatted(paths.size(), FILES_MAX), null);
        }
        paths.stream().filter(path -> !isLaw(path)).findFirst().ifPresent(path -> {
            throw unusable(
                    path,
                    "is no file of the law: that is policies/<name>/policy.yaml, standards/<name>.yaml or .csv,"
                            + " council/charter.yaml and waivers/<name>.yaml, names in lower case",
                    null);
        });
    }

    static GovernanceException unusable(String path, @Nullable String why, @Nullable Throwable cause) {
        return new GovernanceException(GovernanceError.UNUSABLE_RULES, path + ": " + why, cause);
    }
}
