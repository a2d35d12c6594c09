package org.finmesh.governance.council;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.governance.Charter;
import org.finmesh.governance.Fraction;
import org.finmesh.governance.GovernanceError;
import org.finmesh.governance.GovernanceException;
import org.finmesh.governance.Seat;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.InvalidContractException;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.YamlFile;
import tools.jackson.databind.JsonNode;

/** Reads a charter; a file that is not understood whole is not used in part, and nothing has a default. */
public final class CharterFile {

    private static final Set<String> KEYS = Set.of(
            "domains",
            "central",
            "quorum",
            "majority",
            "charterMajority",
            "votingDays",
            "noticeDays",
            "graceDays",
            "proposer",
            "recusals");

    private final JsonNode root;
    private final Map<String, Seat> members = new LinkedHashMap<>();

    private CharterFile(JsonNode root) {
        this.root = root;
    }

    /** @throws GovernanceException UNUSABLE_RULES */
    public static Charter read(SourceFile file) {
        try {
            return new CharterFile(YamlFile.read(file)).charter();
        } catch (InvalidContractException | IllegalArgumentException wrong) {
            throw new GovernanceException(
                    GovernanceError.UNUSABLE_RULES, "%s: %s".formatted(file.name(), wrong.getMessage()), wrong);
        }
    }

    private Charter charter() {
        requireKnown("the charter", root, KEYS);
        KEYS.stream().sorted().filter(key -> !root.has(key)).findFirst().ifPresent(key -> {
            throw new IllegalArgumentException("%s: is missing".formatted(key));
        });
        readDomains();
        texts("central", root.path("central")).forEach(user -> seat(user, new Seat.OfCentralTeam(user)));
        return new Charter(
                members,
                fraction("quorum"),
                fraction("majority"),
                fraction("charterMajority"),
                days("votingDays"),
                days("noticeDays"),
                days("graceDays"),
                word("proposer", Charter.ProposersVote.class, text("proposer", root.path("proposer"))),
                texts("recusals", root.path("recusals")).stream()
                        .map(word -> word("recusals", Charter.Recusal.class, word))
                        .collect(Collectors.toSet()));
    }

    private void readDomains() {
        if (!root.path("domains").isObject()) {
            throw new IllegalArgumentException("domains: is a mapping from each domain to its owner");
        }
        root.path("domains").forEachEntry((name, entry) -> {
            var where = "domains." + name;
            var seat = new Seat.OfDomain(new DomainName(name));
            requireKnown(where, entry, Set.of("owner", "deputies"));
            seat(text(where + ".owner", entry.path("owner")), seat);
            if (entry.has("deputies")) {
                texts(where + ".deputies", entry.path("deputies")).forEach(user -> seat(user, seat));
            }
        });
    }

    private void seat(String user, Seat seat) {
        var other = members.put(user, seat);
        if (other != null) {
            throw new IllegalArgumentException("'%s' is named for %s and again for %s: nobody's vote counts twice"
                    .formatted(user, other.label(), seat.label()));
        }
    }

    private Fraction fraction(String key) {
        try {
            return Fraction.parse(text(key, root.path(key)));
        } catch (IllegalArgumentException wrong) {
            throw new IllegalArgumentException("%s: %s".formatted(key, wrong.getMessage()), wrong);
        }
    }

    private int days(String key) {
        if (!root.path(key).isIntegralNumber() || !root.path(key).canConvertToInt()) {
            throw new IllegalArgumentException("%s: is a whole number of days".formatted(key));
        }
        return root.path(key).intValue();
    }

    private static <E extends Enum<E>> E word(String key, Class<E> type, String text) {
        return Stream.of(type.getEnumConstants())
                .filter(constant -> word(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("%s: '%s' is none of %s"
                        .formatted(
                                key,
                                text,
                                Stream.of(type.getEnumConstants())
                                        .map(CharterFile::word)
                                        .toList())));
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    private static void requireKnown(String where, JsonNode node, Set<String> keys) {
        if (!node.isObject()) {
            throw new IllegalArgumentException("%s: is a mapping with the keys %s".formatted(where, sorted(keys)));
        }
        node.forEachEntry((key, _) -> {
            if (!keys.contains(key)) {
                throw new IllegalArgumentException(
                        "%s: unknown key '%s'; known are %s".formatted(where, key, sorted(keys)));
            }
        });
    }

    private static List<String> sorted(Set<String> keys) {
        return keys.stream().sorted().toList();
    }

    private static List<String> texts(String where, JsonNode list) {
        if (!list.isArray()) {
            throw new IllegalArgumentException("%s: is a list, which may be empty: []".formatted(where));
        }
        var texts = list.valueStream().map(entry -> text(where, entry)).toList();
        if (new HashSet<>(texts).size() < texts.size()) {
            throw new IllegalArgumentException("%s: names somebody or something twice".formatted(where));
        }
        return texts;
    }

    private static String text(String where, JsonNode node) {
        if (!node.isString() || node.stringValue().isBlank()) {
            throw new IllegalArgumentException("%s: is missing, or no text".formatted(where));
        }
        return node.stringValue();
    }
}
