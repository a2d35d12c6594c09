package org.finmesh.governance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SemanticVersion;
import org.finmesh.platform.contract.SourceFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StandardsTest {

    private static final Rulebook RULEBOOK = Rulebook.load(Path.of("."));
    private static final Standards STANDARDS = RULEBOOK.standards();

    @Test
    void currenciesAreThoseThatJavaKnows() {
        var list = list("currencies");
        assertThat(list.codes().values())
                .extracting(code -> "%s %s %s"
                        .formatted(
                                code.code(),
                                code.attributes().get("number"),
                                code.attributes().getOrDefault("minorUnits", "-1")))
                .containsExactlyElementsOf(Currency.getAvailableCurrencies().stream()
                        .map(currency -> "%s %03d %d"
                                .formatted(
                                        currency.getCurrencyCode(),
                                        currency.getNumericCode(),
                                        currency.getDefaultFractionDigits()))
                        .sorted()
                        .toList());
        assertThat(Stream.of(Locale.getISOCountries())
                        .map(country -> Currency.getInstance(Locale.of("", country)))
                        .filter(Objects::nonNull)
                        .map(Currency::getCurrencyCode))
                .isNotEmpty()
                .allSatisfy(code -> assertThat(list.code(code))
                        .hasValueSatisfying(
                                entry -> assertThat(entry.withdrawn()).as(code).isFalse()));
        assertThat(list.code("HRK"))
                .hasValueSatisfying(kuna -> assertThat(kuna.withdrawn()).isTrue());
    }

    @Test
    void countriesAreThoseThatJavaKnows() {
        assertThat(list("countries").codes().values())
                .extracting(code -> code.code() + " " + code.attributes().get("alpha3"))
                .containsExactlyElementsOf(Stream.of(Locale.getISOCountries())
                        .sorted()
                        .map(country -> country + " " + Locale.of("", country).getISO3Country())
                        .toList());
    }

    @Test
    void marketsAreAStatedPartOfTheListEachInACountry() {
        var markets = list("markets");
        assertThat(markets.complete()).isFalse();
        assertThat(markets.source()).contains("ISO 10383", "subset");
        assertThat(markets.codes().values())
                .allSatisfy(market -> assertThat(list("countries")
                                .has(String.valueOf(market.attributes().get("country"))))
                        .as(market.code())
                        .isTrue());
    }

    @ParameterizedTest
    @CsvSource({
        "LEI, HWUPKR0MPOU8FGXBT394, HWUPKR0MPOU8FGXBT395",
        "ISIN, US0378331005, US0378331004",
        "IBAN, GB29NWBK60161331926819, GB28NWBK60161331926819",
        "BIC, DEUTDEFF, DEUTZZFF",
        "MIC, XLON, XXYZ",
        "ISO4217, GBP, XXZ",
        "ISO3166, PT, UK",
        "CUSTOMER_NUMBER, C000042, C42"
    })
    void anIdentifierHasToHaveItsFormItsChecksumAndBeInItsList(String scheme, String valid, String invalid) {
        var known = STANDARDS.scheme(scheme).orElseThrow();
        assertThat(known.problem(valid)).isEmpty();
        assertThat(known.problem(invalid)).isPresent();
    }

    /** What the standard says of names is what reading a product holds them to. */
    @Test
    void namesAreReadAsTheStandardSays() {
        Map<String, java.util.function.Function<String, Object>> readers = Map.of(
                "domain", DomainName::new,
                "product", ProductId::parse,
                "port", PortId::parse,
                "version", SemanticVersion::parse);
        readers.forEach((what, reader) -> {
            var names = convention(what);
            assertThat(names.valid())
                    .allSatisfy(name -> assertThat(reader.apply(name)).hasToString(name));
            assertThat(names.invalid())
                    .allSatisfy(name -> assertThatThrownBy(() -> reader.apply(name))
                            .as(what + " " + name)
                            .isInstanceOf(IllegalArgumentException.class));
        });
        assertThat(new DomainName("a".repeat(convention("domain").lengthMax())).value())
                .isNotEmpty();
        assertThatThrownBy(() -> new DomainName("a".repeat(convention("domain").lengthMax() + 1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void fieldNamesThatTheStandardReservesAreNotRead() throws java.io.IOException {
        var fields = convention("field");
        var product = ProductFolder.at(Path.of("src/test/resources/semantics/type/reader"));
        assertThat(product.problems()).isEmpty();
        assertThat(Stream.concat(fields.reserved().stream(), fields.invalid().stream()))
                .hasSizeGreaterThan(70)
                .allSatisfy(name -> assertThat(new ProductFolder(product.files().stream()
                                        .map(file -> new SourceFile(
                                                file.name(),
                                                file.text().replace("name: volume", "name: \"" + name + "\"")))
                                        .toList())
                                .problems())
                        .as(name)
                        .extracting(problem -> problem.code())
                        .contains("PROPERTY_NAME"));
        assertThat(fields.problem("a".repeat(63))).isEmpty();
        assertThat(fields.problem("a".repeat(64))).isPresent();
        assertThat(fields.problem("order")).hasValue("is reserved");
    }

    @Test
    void aWordThatDomainsUseDifferentlyHasAnEntryForEachMeaning() {
        assertThat(homonyms("customer")).containsExactly("counterparty");
        assertThat(homonyms("account-amount")).containsExactly("euro-amount", "transaction-amount");
        assertThat(homonyms("value-date"))
                .containsExactly("booking-date", "booking-time", "business-date", "reporting-date", "trading-date");
        var glossary = RULEBOOK.glossary();
        assertThat(glossary.concepts())
                .allSatisfy(concept -> assertThat(glossary.homonyms(concept))
                        .allSatisfy(other -> assertThat(other.definition()).isNotEqualTo(concept.definition())));
    }

    @Test
    void everyWayIsBetweenConceptsAndThroughAPort() {
        assertThat(RULEBOOK.ways())
                .extracting(Way::id, way -> way.port().toString())
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("euro-conversion", "treasury.fx-rates.v1"),
                        org.assertj.core.groups.Tuple.tuple(
                                "party-cross-reference", "retail-banking.party-cross-reference.v1"));
    }

    /** {@code file | what is replaced, the first time | by what | what the refusal says}. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            naming.yaml       | lengthMax: 40         | lengthMax: 3            | rules[0]: its example 'retail-banking' is longer than 3
            naming.yaml       | lengthMax: 40         | maxLength: 40           | rules[0]: unknown key 'maxLength'
            naming.yaml       | what: product         | what: domain            | rules[1]: 'domain' is there twice
            date-time.yaml    | [0-9]{4}-             | [0-9{4}-                | rules[0]: the key 'pattern' is no regular expression
            money.yaml        | title: Money          | titel: Money            | unknown key 'titel'
            money.yaml        | lengthMax: 78         | lengthMax: -1           | no whole number from 0
            identifiers.yaml  | HWUPKR0MPOU8FGXBT394  | HWUPKR0MPOU8FGXBT395    | schemes[0]: its example 'HWUPKR0MPOU8FGXBT395' is no LEI
            identifiers.yaml  | US0378331006          | US0378331005            | schemes[1]: its counterexample 'US0378331005' is valid
            identifiers.yaml  | list: markets         | list: venues            | schemes[4]: there is no list standards/reference/venues.yaml
            identifiers.yaml  | id: TICKER            | id: LEI                 | 'LEI' has the form that ISO 17442 gives it
            identifiers.yaml  | id: MIC               | id: VENUE               | 'VENUE' is no scheme that ISO defines: give its form
            vocabularies.yaml | units:                | unit:                   | unknown key 'unit'
            vocabularies.yaml | id: percent           | id: fraction            | units[1]: 'fraction' is there twice
            reference/markets.yaml | code: ARCX       | code: AQXE              | codes[1]: code 'AQXE' is there twice
            reference/markets.yaml | city: London     | town: London            | codes[0]: unknown key 'town'
            reference/countries.yaml | complete: true | complete: "yes"         | 'complete' is neither true nor false
            glossary.yaml     | owner: retail-banking | ownr: retail-banking    | concepts[0]: unknown key 'ownr'
            glossary.yaml     | type: number          | type: float             | concepts[0]: type 'float' of 'account-amount' is none of
            glossary.yaml     | unit: currency-unit   | unit: euros             | concepts[0]: unit 'euros'
            glossary.yaml     | timeZone: UTC         | timeZone: Mars/Olympus  | timeZone 'Mars/Olympus' of 'booking-time' is none of the time zones
            glossary.yaml     | currency: beside      | currency: EURO          | currency 'EURO' of 'account-amount'
            glossary.yaml     | identifierScheme: LEI | identifierScheme: LIE   | identifierScheme 'LIE' of 'counterparty'
            glossary.yaml     | id: value-date        | id: booking-date        | concept 'booking-date' is there twice
            glossary.yaml     | id: value-date        | id: Value date          | id 'Value date' is not kebab-case
            ways.yaml         | kind: conversion      | kind: magic             | ways[0]: kind 'magic'
            ways.yaml         | fx-rates.v1           | fx-rates                | port 'treasury.fx-rates' is not
            ways.yaml         | [counterparty,        | [contractor,            | ways[1]: there is no concept 'contractor'
            """)
    void aStandardThatIsNotUnderstoodIsNotUsed(String file, String text, String by, String refusal) {
        var path = "standards/" + file;
        var before = RULEBOOK.files().get(path);
        assertThat(before).contains(text);
        assertUnusable(Map.of(path, Optional.of(replaceFirst(before, text, by))), path, refusal);
    }

    private static String replaceFirst(String whole, String text, String by) {
        return whole.replaceFirst(java.util.regex.Pattern.quote(text), java.util.regex.Matcher.quoteReplacement(by));
    }

    @Test
    void aStandardThatIsMissingOrThatNobodyReadsIsRefused() {
        for (var name : List.of(
                "naming.yaml",
                "date-time.yaml",
                "money.yaml",
                "identifiers.yaml",
                "vocabularies.yaml",
                "glossary.yaml",
                "ways.yaml",
                "reference/currencies.yaml")) {
            assertUnusable(Map.of("standards/" + name, Optional.empty()), "standards/" + name, "is missing");
        }
        assertUnusable(
                Map.of("standards/units.yaml", Optional.of("units: []")), "standards/units.yaml", "is no standard");
        assertUnusable(Map.of("standards/ways.yaml", Optional.of("- a")), "standards/ways.yaml", "is no map");
    }

    private static void assertUnusable(Map<String, Optional<String>> changes, String path, String refusal) {
        assertThatThrownBy(() -> RULEBOOK.amended(changes))
                .isInstanceOfSatisfying(
                        GovernanceException.class,
                        unusable -> assertThat(unusable.error()).isEqualTo(GovernanceError.UNUSABLE_RULES))
                .hasMessageContaining(path)
                .hasMessageContaining(refusal);
    }

    private static CodeList list(String name) {
        return Objects.requireNonNull(STANDARDS.lists().get(name));
    }

    private static Convention convention(String what) {
        return STANDARDS.conventions().stream()
                .collect(Collectors.toMap(Convention::what, convention -> convention))
                .get(what);
    }

    private static List<String> homonyms(String concept) {
        return RULEBOOK.glossary().homonyms(RULEBOOK.glossary().concept(concept).orElseThrow()).stream()
                .map(Concept::id)
                .toList();
    }
}
