package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.finmesh.platform.contract.SourceFile;

/** Reads policies; a file that is not understood whole is not used in part. */
final class PolicyFile {

    private static final Set<String> KEYS = Set.copyOf(List.of(
            "title", "why", "owner", "severity", "stage", "graceUntil", "scope", "expression", "offenders", "message"));
    private static final String FOLDER = "policies/";

    private PolicyFile() {}

    /** @param known policies whose file is the same as when they were read */
    static SortedMap<String, Policy> read(SortedMap<String, String> files, Map<String, Policy> known) {
        var policies = new TreeMap<String, Policy>();
        files.forEach((path, text) -> {
            if (path.startsWith(FOLDER)) {
                var same = known.get(path);
                policies.put(path, same == null ? policy(new SourceFile(path, text)) : same);
            }
        });
        if (policies.isEmpty()) {
            throw RuleFiles.unusable(FOLDER, "holds no policy", null);
        }
        return policies;
    }

    private static Policy policy(SourceFile file) {
        return RuleFile.read(file, KEYS, read -> policy(file, read));
    }

    private static Policy policy(SourceFile file, RuleFile read) {
        var scope = read.constant("scope", Policy.Scope.class);
        return new Policy(
                file.name().split("/")[1],
                Digest.of(file.text()),
                read.required("title"),
                read.required("why"),
                read.required("owner"),
                read.constant("severity", Policy.Severity.class),
                read.constant("stage", Policy.Stage.class),
                read.date("graceUntil"),
                scope,
                read.required("message"),
                Rule.of(scope, read.required("expression"), read.text("offenders")));
    }
}
