package org.finmesh.governance;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * One file of the law while it is read, or a map in it: texts, dates and lists, and no key that is not known.
 *
 * @param path of the map in the file, such as {@code concepts[3]}; empty for the file
 */
record RuleFile(JsonNode root, String path) {

    /** @throws GovernanceException naming the file, when {@code part} does not understand it whole */
    static <T> T read(SourceFile file, Set<String> keys, Function<RuleFile, T> part) {
        try {
            return part.apply(new RuleFile(YamlFile.read(file), "").requireKnown(keys));
        } catch (InvalidContractException | IllegalArgumentException | DateTimeException e) {
            throw RuleFiles.unusable(file.name(), e.getMessage(), e);
        }
    }

    private RuleFile requireKnown(Set<String> keys) {
        if (!root.isObject()) {
            throw wrong("is no map of keys and values");
        }
        root.propertyNames().stream()
                .filter(key -> !keys.contains(key))
                .findFirst()
                .ifPresent(key -> {
                    throw wrong("unknown key '%s'; known are %s".formatted(key, keys));
                });
        return this;
    }

    /** What is wrong in this map, with its place. */
    IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(path.isEmpty() ? what : path + ": " + what);
    }

    String required(String key) {
        var text = text(key);
        if (text == null || text.isBlank()) {
            throw wrong("the key '%s' is missing, or no text".formatted(key));
        }
        return text;
    }

    @Nullable
    String text(String key) {
        var value = root.path(key);
        if (!value.isMissingNode() && !value.isString()) {
            throw wrong("the key '%s' is no text".formatted(key));
        }
        return value.isString() ? value.stringValue() : null;
    }

    /** Empty where the key is missing. */
    List<String> texts(String key) {
        return list(key)
                .valueStream()
                .map(item -> {
                    if (!item.isString() || item.stringValue().isBlank()) {
                        throw wrong("the key '%s' is no list of texts: quote what is not one".formatted(key));
                    }
                    return item.stringValue();
                })
                .toList();
    }

    /** The maps of a list; empty where the key is missing. */
    List<RuleFile> items(String key, Set<String> keys) {
        var items = new ArrayList<RuleFile>();
        for (var item : list(key)) {
            var at = "%s%s[%d]".formatted(path.isEmpty() ? "" : path + ".", key, items.size());
            items.add(new RuleFile(item, at).requireKnown(keys));
        }
        return items;
    }

    private JsonNode list(String key) {
        var list = root.path(key);
        if (!list.isMissingNode() && (!list.isArray() || list.isEmpty())) {
            throw wrong("the key '%s' is no list, or an empty one".formatted(key));
        }
        return list;
    }

    /** False where the key is missing. */
    boolean flag(String key) {
        var value = root.path(key);
        if (!value.isMissingNode() && !value.isBoolean()) {
            throw wrong("the key '%s' is neither true nor false".formatted(key));
        }
        return value.asBoolean(false);
    }

    OptionalInt number(String key) {
        var value = root.path(key);
        if (value.isMissingNode()) {
            return OptionalInt.empty();
        }
        if (!value.isIntegralNumber() || !value.canConvertToInt() || value.intValue() < 0) {
            throw wrong("the key '%s' is no whole number from 0".formatted(key));
        }
        return OptionalInt.of(value.intValue());
    }

    @Nullable
    Pattern pattern(String key) {
        var text = text(key);
        try {
            return text == null ? null : Pattern.compile(text);
        } catch (PatternSyntaxException e) {
            throw wrong("the key '%s' is no regular expression: %s".formatted(key, e.getDescription()));
        }
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
