package org.finmesh.governance;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.IdentifierScheme;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * A way in which things are identified, as contracts name it with {@code identifierScheme}.
 *
 * @param iso the platform's own knowledge of it where an ISO standard defines it, else null
 * @param form what a value looks like where the bank defines it, else null
 * @param list of the codes that there are, else null
 * @param owner the domain that gives the identifiers out; null where ISO says who does
 */
public record Scheme(
        String id,
        String name,
        @Nullable IdentifierScheme iso,
        @Nullable Pattern form,
        @Nullable CodeList list,
        @Nullable String owner) {

    private static final Set<String> KEYS = Set.of("id", "name", "owner", "form", "list", "valid", "invalid");

    public Scheme {
        if ((iso == null) != (form != null)) {
            throw new IllegalArgumentException(
                    "scheme '%s': its form is ISO's, or given here; one of the two".formatted(id));
        }
    }

    /** Why a value is no identifier of this scheme, as what follows it in a sentence; empty when it is one. */
    public Optional<String> problem(String value) {
        var wrong = form == null || form.matcher(value).matches()
                ? Optional.ofNullable(iso).flatMap(known -> known.problem(value))
                : Optional.of("is no %s: it has not the form %s".formatted(id, form));
        if (wrong.isPresent() || list == null) {
            return wrong;
        }
        var code = iso == null ? value : iso.listed(value);
        return list.has(code)
                ? Optional.empty()
                : Optional.of("is no %s: '%s' is not in standards/reference/%s.yaml".formatted(id, code, list.name()));
    }

    /** The standard, or who defines it. */
    public String definedBy() {
        return iso == null ? String.valueOf(owner) : iso.standard();
    }

    static Map<String, Scheme> read(SourceFile file, Map<String, CodeList> lists) {
        return RuleFile.read(
                file,
                Set.of("schemes"),
                root -> root.items("schemes", KEYS).stream()
                        .map(entry -> scheme(entry, lists))
                        .collect(Collectors.toUnmodifiableMap(Scheme::id, scheme -> scheme, (one, _) -> {
                            throw new IllegalArgumentException("scheme '%s' is there twice".formatted(one.id()));
                        })));
    }

    private static Scheme scheme(RuleFile entry, Map<String, CodeList> lists) {
        var id = entry.required("id");
        var iso = IdentifierScheme.named(id).orElse(null);
        var form = entry.pattern("form");
        if ((iso == null) != (form != null)) {
            throw entry.wrong(
                    iso == null
                            ? "'%s' is no scheme that ISO defines: give its form".formatted(id)
                            : "'%s' has the form that %s gives it: remove the key 'form'"
                                    .formatted(id, iso.standard()));
        }
        var list = entry.text("list");
        if (list != null && !lists.containsKey(list)) {
            throw entry.wrong("there is no list standards/reference/%s.yaml".formatted(list));
        }
        var scheme = new Scheme(
                id,
                entry.required("name"),
                iso,
                form,
                list == null ? null : lists.get(list),
                iso == null ? entry.required("owner") : null);
        scheme.requireExamples(entry);
        return scheme;
    }

    private void requireExamples(RuleFile entry) {
        List<String> valid = entry.texts("valid");
        if (valid.isEmpty()) {
            throw entry.wrong("the key 'valid' is missing: at least one example");
        }
        valid.forEach(value -> problem(value).ifPresent(problem -> {
            throw entry.wrong("its example '%s' %s".formatted(value, problem));
        }));
        entry.texts("invalid").stream()
                .filter(value -> problem(value).isEmpty())
                .findFirst()
                .ifPresent(value -> {
                    throw entry.wrong("its counterexample '%s' is valid".formatted(value));
                });
    }
}
