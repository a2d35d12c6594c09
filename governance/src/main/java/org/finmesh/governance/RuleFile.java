package org.finmesh.governance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Set;
import java.util.function.Function;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** One file of the law while it is read: a map with texts, dates and lists, and no key that is not known. */
record RuleFile(JsonNode root) {

    /** @throws GovernanceException naming the file, when {@code part} does not understand it whole */
    static <T> T read(SourceFile file, Set<String> keys, Function<RuleFile, T> part) {
        try {
            var root = YamlFile.read(file);
            if (!root.isObject()) {
                throw new IllegalArgumentException("is no map of keys and values");
            }
            root.propertyNames().stream()
                    .filter(key -> !keys.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new IllegalArgumentException("unknown key '%s'; known are %s".formatted(key, keys));
                    });
            return part.apply(new RuleFile(root));
        } catch (InvalidContractException | IllegalArgumentException | DateTimeException e) {
            throw RuleFiles.unusable(file.name(), e.getMessage(), e);
        }
    }

    String required(String key) {
        var text = text(key);
        if (text == null || text.isBlank()) {
            throw new IllegalArgumentException("the key '%s' is missing, or no text".formatted(key));
        }
        return text;
    }

    @Nullable
    String text(String key) {
        var value = root.path(key);
        if (!value.isMissingNode() && !value.isString()) {
            throw new IllegalArgumentException("the key '%s' is no text".formatted(key));
        }
        return value.isString() ? value.stringValue() : null;
    }

    @Nullable
    LocalDate date(String key) {
        var text = text(key);
        return text == null ? null : LocalDate.parse(text);
    }

    <E extends Enum<E>> E constant(String key, Class<E> type) {
        return Policy.parse(type, required(key));
    }
}
