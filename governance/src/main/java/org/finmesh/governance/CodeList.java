package org.finmesh.governance;

import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.finmesh.platform.contract.SourceFile;
import tools.jackson.databind.JsonNode;

/**
 * Canonical reference data: the codes that there are.
 *
 * @param name of its file: {@code currencies}
 * @param source whose list it is, and how it came here
 * @param complete whether what is not here does not exist; a part of a list says that it is one
 * @param attributes what is known of each code besides its name
 * @param codes by code
 */
public record CodeList(
        String name,
        String title,
        String source,
        boolean complete,
        List<String> attributes,
        SortedMap<String, Code> codes) {

    private static final Set<String> KEYS = Set.of("title", "source", "complete", "attributes", "codes");

    /** @param withdrawn no longer given out; still found in old records */
    public record Code(String code, String name, boolean withdrawn, Map<String, String> attributes) {

        public Code {
            attributes = Map.copyOf(attributes);
        }
    }

    public CodeList {
        attributes = List.copyOf(attributes);
        codes = Collections.unmodifiableSortedMap(new TreeMap<>(codes));
    }

    public Optional<Code> code(String code) {
        return Optional.ofNullable(codes.get(code));
    }

    public boolean has(String code) {
        return codes.containsKey(code);
    }

    static CodeList read(SourceFile file, String name) {
        return RuleFile.read(file, KEYS, root -> {
            var attributes = root.texts("attributes");
            var known = new HashSet<>(Set.of("code", "name", "withdrawn"));
            known.addAll(attributes);
            var codes = new TreeMap<String, Code>();
            for (var entry : root.items("codes", known)) {
                var code = code(entry, attributes);
                if (codes.put(code.code(), code) != null) {
                    throw entry.wrong("code '%s' is there twice".formatted(code.code()));
                }
            }
            if (codes.isEmpty()) {
                throw root.wrong("the key 'codes' is missing");
            }
            return new CodeList(
                    name, root.required("title"), root.required("source"), root.flag("complete"), attributes, codes);
        });
    }

    private static Code code(RuleFile entry, List<String> attributes) {
        var values = new HashMap<String, String>();
        for (var attribute : attributes) {
            JsonNode value = entry.root().path(attribute);
            if (value.isString() || value.isIntegralNumber()) {
                values.put(attribute, value.asString());
            } else if (!value.isMissingNode()) {
                throw entry.wrong("the key '%s' is neither text nor whole number".formatted(attribute));
            }
        }
        return new Code(entry.required("code"), entry.required("name"), entry.flag("withdrawn"), values);
    }
}
