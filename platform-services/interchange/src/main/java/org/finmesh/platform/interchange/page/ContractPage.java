package org.finmesh.platform.interchange.page;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.interchange.document.ContractSource;
import org.finmesh.platform.interchange.document.Place;
import org.finmesh.platform.interchange.page.Page.Block;
import org.finmesh.platform.interchange.page.Page.Fact;
import org.finmesh.platform.interchange.page.Page.Facts;
import org.finmesh.platform.interchange.page.Page.Heading;
import org.finmesh.platform.interchange.page.Page.Paragraph;
import org.finmesh.platform.interchange.page.Page.Table;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A contract for people: what it is for, what the fields are, what is promised; then everything else that it says, in its
 * own words. Nothing of a contract is missing.
 */
public final class ContractPage {

    private static final Map<String, String> TITLES = Map.of(
            "servers", "Where it is",
            "slaProperties", "What is promised",
            "team", "Who answers for it",
            "support", "Where to ask",
            "roles", "Roles",
            "price", "Price",
            "authoritativeDefinitions", "Definitions",
            "customProperties", "Further properties");
    private static final List<String> FACTS =
            List.of("id", "version", "status", "domain", "dataProduct", "tenant", "contractCreatedTs");

    private final ContractSource contract;
    private final List<Block> blocks = new ArrayList<>();

    private ContractPage(ContractSource contract) {
        this.contract = contract;
    }

    public static Page of(ContractSource contract) {
        return new ContractPage(contract).page();
    }

    private Page page() {
        var root = contract.root();
        var name = root.at("name").takeText();
        addFacts(root, FACTS);
        var description = root.at("description");
        paragraph(null, description.at("purpose"));
        paragraph("Limitations", description.at("limitations"));
        paragraph("Usage", description.at("usage"));
        contract.objects().forEach(this::addObject);
        for (var section : root.members()) {
            if (!section.key().equals("schema") && section.remainder() != null) {
                addRest(TITLES.getOrDefault(section.key(), section.key()), 2, section);
            }
        }
        return new Page(name == null ? contract.id() : name, blocks);
    }

    private void addFacts(Place place, List<String> keys) {
        var facts = new ArrayList<Fact>();
        for (var key : keys) {
            place.at(key).takeText(value -> facts.add(new Fact(key, value)));
        }
        if (!facts.isEmpty()) {
            blocks.add(new Facts(facts));
        }
    }

    private void paragraph(@Nullable String title, Place text) {
        text.takeText(said -> {
            if (title != null) {
                blocks.add(new Heading(2, title));
            }
            said.lines().filter(line -> !line.isBlank()).forEach(line -> blocks.add(new Paragraph(line)));
        });
    }

    private void addObject(Place object) {
        blocks.add(new Heading(2, ContractSource.name(object)));
        object.at("description").takeText(text -> blocks.add(new Paragraph(text)));
        addFacts(
                object,
                List.of("businessName", "dataGranularityDescription", "physicalName", "physicalType", "logicalType"));
        var rows = new ArrayList<List<String>>();
        var more = new ArrayList<Place>();
        addRows("", object, rows, more);
        blocks.add(new Table(List.of("Field", "Type", "Must be there", "Classification", "Meaning"), rows));
        if (object.remainder() != null && !object.look().path("properties").isEmpty()) {
            more.forEach(property -> addRest(property.key(), 3, property));
        }
        for (var section : object.members()) {
            if (!section.key().equals("properties") && section.remainder() != null) {
                addRest(object.key() + ": " + section.key(), 3, section);
            }
        }
    }

    private static void addRows(String prefix, Place parent, List<List<String>> rows, List<Place> more) {
        for (var property : parent.at("properties").items()) {
            var name = prefix + ContractSource.name(property);
            var meaning = new ArrayList<String>();
            property.at("businessName").takeText(meaning::add);
            property.at("description").takeText(meaning::add);
            rows.add(List.of(
                    name,
                    type(property),
                    presence(property),
                    text(property.at("classification")),
                    String.join(". ", meaning)));
            addRows(name + ".", property, rows, more);
            more.add(property);
        }
    }

    private static String type(Place property) {
        var logical = text(property.at("logicalType"));
        var physical = text(property.at("physicalType"));
        return physical.isEmpty() ? logical : logical.isEmpty() ? physical : logical + " (" + physical + ")";
    }

    private static String presence(Place property) {
        var words = new ArrayList<String>();
        if (property.at("primaryKey").takeTrue()) {
            words.add("key");
        }
        if (property.at("required").look().isBoolean()) {
            words.add(property.at("required").takeTrue() ? "required" : "optional");
        }
        if (property.at("unique").look().isBoolean()) {
            words.add(property.at("unique").takeTrue() ? "unique" : "may repeat");
        }
        return String.join(", ", words);
    }

    private static String text(Place place) {
        var text = place.takeText();
        return text == null ? "" : text;
    }

    /** What has not been said yet, each value under its path. */
    private void addRest(String title, int level, Place place) {
        var facts = new ArrayList<Fact>();
        collect("", place, facts);
        if (!facts.isEmpty()) {
            blocks.add(new Heading(level, title));
            blocks.add(new Facts(facts));
        }
    }

    private static void collect(String path, Place place, List<Fact> facts) {
        if (place.remainder() == null) {
            return;
        }
        var parts = place.look().isArray() ? place.items() : place.members();
        if (parts.isEmpty() || place.look().isArray() && isPlain(place)) {
            facts.add(new Fact(path.isEmpty() ? place.key() : path, shown(place)));
            place.take();
            return;
        }
        parts.forEach(part -> collect(path.isEmpty() ? part.key() : path + " / " + part.key(), part, facts));
    }

    private static boolean isPlain(Place list) {
        return list.look().valueStream().noneMatch(JsonNode::isContainer);
    }

    private static String shown(Place value) {
        if (value.look().isArray()) {
            return String.join(
                    ", ",
                    value.look().valueStream().map(item -> item.asString()).toList());
        }
        return value.look().isContainer() || value.look().isNull()
                ? value.look().toString()
                : value.look().asString();
    }
}
