package org.finmesh.governance;

import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SourceFile;
import tools.jackson.databind.JsonNode;

/** Reads waivers. */
final class WaiverFile {

    private static final Set<String> KEYS =
            Set.copyOf(List.of("product", "policy", "port", "fields", "reason", "owner", "until"));
    private static final String FOLDER = "waivers/";

    private WaiverFile() {}

    /** A waiver of a policy that is not among the files is an error: it would waive the next policy of that name. */
    static SortedMap<String, Waiver> read(SortedMap<String, String> files) {
        var waivers = new TreeMap<String, Waiver>();
        files.forEach((path, text) -> {
            if (path.startsWith(FOLDER)) {
                var waiver = waiver(new SourceFile(path, text));
                if (!files.containsKey("policies/%s/policy.yaml".formatted(waiver.policy()))) {
                    throw RuleFiles.unusable(path, "there is no policy '%s'".formatted(waiver.policy()), null);
                }
                waivers.put(path, waiver);
            }
        });
        return waivers;
    }

    private static Waiver waiver(SourceFile file) {
        var name = file.name().substring(FOLDER.length(), file.name().length() - ".yaml".length());
        return RuleFile.read(file, KEYS, read -> {
            var port = read.text("port");
            var until = read.date("until");
            if (until == null) {
                throw new IllegalArgumentException(
                        "the key 'until' is missing: a waiver ends, on a day such as 2027-06-30");
            }
            return new Waiver(
                    name,
                    ProductId.parse(read.required("product")),
                    read.required("policy"),
                    port == null ? null : PortId.parse(port),
                    fields(read.root().path("fields")),
                    read.required("reason"),
                    read.required("owner"),
                    until);
        });
    }

    private static List<String> fields(JsonNode list) {
        if (list.isMissingNode()) {
            return List.of();
        }
        if (!list.isArray() || list.isEmpty() || !list.valueStream().allMatch(JsonNode::isString)) {
            throw new IllegalArgumentException("the key 'fields' is no list of names");
        }
        return list.valueStream().map(JsonNode::stringValue).toList();
    }
}
