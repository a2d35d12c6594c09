package org.finmesh.platform.api;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** What all domains agree on: how things are written and identified, and what their fields mean. */
@HttpExchange("/api/v1")
public interface StandardsApi {

    @GetExchange("/standards")
    Standards standards();

    /** The codes of a list of reference data, such as {@code currencies}. 404 when there is none of that name. */
    @GetExchange("/standards/reference/{list}")
    CodeList codes(@PathVariable("list") String list);

    /** Whether a value is an identifier of a scheme. 404 when there is no such scheme. */
    @GetExchange("/standards/identifiers/{scheme}/check")
    Check check(@PathVariable("scheme") String scheme, @RequestParam("value") String value);

    /** Every business concept, by id. */
    @GetExchange("/glossary")
    List<Concept> glossary();

    /** 404 when there is none of that id. */
    @GetExchange("/glossary/{concept}")
    ConceptDetail concept(@PathVariable("concept") String concept);

    /** Where a published product puts together what does not mean the same, by what is live now. */
    @GetExchange("/products/{id}/semantics")
    List<Finding> semantics(@PathVariable("id") String product);

    /** @param rulebook which law they are part of */
    record Standards(
            String rulebook,
            List<Convention> conventions,
            List<Scheme> schemes,
            List<ListSummary> lists,
            List<Vocabulary> vocabularies,
            List<Way> ways) {}

    /**
     * @param topic {@code Names}, {@code Date and time}, {@code Money}
     * @param pattern of the whole text; null where the form in words is all
     * @param lengthMax in characters; 0 where there is no pattern
     * @param checkedBy what holds people to it
     */
    record Convention(
            String topic,
            String what,
            String form,
            @Nullable String pattern,
            int lengthMax,
            List<String> valid,
            List<String> invalid,
            String checkedBy) {}

    /**
     * @param definedBy a standard of ISO's, or the domain that gives the identifiers out
     * @param list of reference data that has the codes; null where there is none
     */
    record Scheme(
            String id,
            String name,
            String definedBy,
            @Nullable String list) {}

    /** @param complete whether what is not in it does not exist */
    record ListSummary(String name, String title, String source, boolean complete, int codes) {}

    record CodeList(ListSummary list, List<Code> codes) {}

    /** @param attributes what is known besides, such as {@code minorUnits} of a currency */
    record Code(String code, String name, boolean withdrawn, Map<String, String> attributes) {}

    /**
     * @param aspect {@code unit}, {@code granularity}, {@code timeZone}, {@code temporalRole}: where the words are for
     * @param words with their definitions
     */
    record Vocabulary(String aspect, Map<String, String> words) {}

    /**
     * How data that mean different things come together.
     *
     * @param kind {@code conversion} or {@code cross-reference}
     * @param port to read for it
     * @param published whether that port is live
     */
    record Way(
            String id, String kind, String port, boolean published, String owner, List<String> concepts, String how) {}

    /** @param problem why it is none; null when it is one */
    record Check(
            String scheme,
            String value,
            boolean valid,
            @Nullable String problem) {}

    /**
     * @param words what people call it
     * @param aspects what its values are like: {@code type}, {@code unit}, {@code currency}…
     */
    record Concept(
            String id, String name, String definition, String owner, List<String> words, Map<String, String> aspects) {}

    /**
     * @param homonyms other concepts that are called by one of its words
     * @param fields {@code <port>.<field>} of every published field that is it
     */
    record ConceptDetail(Concept concept, List<Concept> homonyms, List<Way> ways, List<String> fields) {}

    /**
     * @param kind {@code same-name}, {@code same-word}, {@code across-schemes}, {@code different-form},
     *     {@code not-by-standard}, {@code unknown-input}
     * @param aspect what differs, such as {@code unit}; null where the meaning does
     * @param severity {@code error} or {@code warning}
     * @param right the other field, or the concept; null where there is none
     */
    record Finding(
            String kind,
            @Nullable String aspect,
            String severity,
            Side left,
            @Nullable Side right,
            String message,
            List<String> waysOut) {}

    /**
     * @param port null where a concept itself is meant
     * @param field null where a port as a whole, or a concept is meant
     */
    record Side(
            @Nullable String port,
            @Nullable String field,
            @Nullable String concept,
            @Nullable String definition) {}
}
