package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IdentifierSchemeTest {

    /** Real ones: Apple, IBM, Deutsche Bank; the Bundesbank's and SWIFT's own example accounts. */
    @ParameterizedTest
    @CsvSource({
        "LEI, HWUPKR0MPOU8FGXBT394",
        "LEI, VGRQXHF3J8VDLUA7XE92",
        "LEI, 7LTWFZYICNSX8D621K86",
        "ISIN, US0378331005",
        "ISIN, DE0005140008",
        "ISIN, GB0002634946",
        "IBAN, DE89370400440532013000",
        "IBAN, FR1420041010050500013M02606",
        "IBAN, GB29NWBK60161331926819",
        "BIC, DEUTDEFF",
        "BIC, DEUTDEFF500",
        "MIC, XNAS",
        "MIC, 360T",
        "ISO4217, EUR",
        "ISO3166, DE"
    })
    void acceptsRealIdentifiers(IdentifierScheme scheme, String value) {
        assertThat(scheme.problem(value)).isEmpty();
        assertThat(scheme.accepts(value)).isTrue();
    }

    @ParameterizedTest
    @CsvSource({
        "LEI, HWUPKR0MPOU8FGXBT349, check digits",
        "LEI, HWUPKR0MPOU8FGXBT3, form",
        "LEI, hwupkr0mpou8fgxbt394, form",
        "LEI, HWUPKR0MPOU8FGXBT3AB, form",
        "ISIN, US0378331006, check digit",
        "ISIN, ZZ0378331005, check digit or prefix",
        "ISIN, US037833100, form",
        "IBAN, DE88370400440532013000, check digits",
        "IBAN, DE8937040044053201300, form for that country",
        "IBAN, DE89 3704 0044 0532 0130 00, form",
        "BIC, DEUTDEF, form",
        "BIC, DEUTDEFF50, form",
        "MIC, XNA, form",
        "ISO4217, eur, form",
        "ISO3166, DEU, form"
    })
    void saysWhatIsWrongWithOthersAndNeverRepeatsThem(IdentifierScheme scheme, String value, String why) {
        assertThat(scheme.accepts(value)).isFalse();
        assertThat(scheme.problem(value))
                .hasValueSatisfying(problem -> assertThat(problem)
                        .contains(scheme.name(), scheme.standard(), why)
                        .doesNotContain(value));
    }

    @ParameterizedTest
    @CsvSource({"LEI, HWUPKR0MPOU8FGXBT394", "ISIN, US0378331005", "IBAN, DE89370400440532013000"})
    void aChecksumSeesEveryWrongDigit(IdentifierScheme scheme, String value) {
        IntStream.range(0, value.length())
                .filter(at -> Character.isDigit(value.charAt(at)))
                .forEach(at -> IntStream.rangeClosed('0', '9')
                        .filter(digit -> digit != value.charAt(at))
                        .mapToObj(digit -> value.substring(0, at) + (char) digit + value.substring(at + 1))
                        .forEach(wrong ->
                                assertThat(scheme.accepts(wrong)).as(wrong).isFalse()));
    }

    @Test
    void aListHasTheCountryOfABankAndTheWholeOfOthers() {
        assertThat(IdentifierScheme.BIC.listed("DEUTFRPP")).isEqualTo("FR");
        assertThat(IdentifierScheme.MIC.listed("XPAR")).isEqualTo("XPAR");
        assertThat(IdentifierScheme.named("LEI")).hasValue(IdentifierScheme.LEI);
        assertThat(IdentifierScheme.named("lei")).isEmpty();
    }
}
