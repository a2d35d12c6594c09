package org.finmesh.platform.processing.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.processing.Payments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RecordChecksTest {

    @ParameterizedTest
    @CsvSource({
        "IBAN, DE89370400440532013000, DE88370400440532013000, ISO 13616",
        "ISIN, US0378331005, US0378331006, ISO 6166",
        "LEI, HWUPKR0MPOU8FGXBT394, HWUPKR0MPOU8FGXBT349, ISO 17442",
        "BIC, DEUTDEFF, DEUTDEF, ISO 9362"
    })
    void anIdentifierThatIsNoneBreaksTheContractAndIsNotRepeated(
            String scheme, String valid, String invalid, String standard) {
        var contract = noteIdentifiedBy(scheme);
        var note = index(contract, "note");
        var checks = RecordChecks.of(contract);

        assertThat(checks.of(note, valid)).isNull();
        assertThat(checks.of(note, invalid)).isNotNull().satisfies(breach -> {
            assertThat(breach.code()).isEqualTo("IDENTIFIER");
            assertThat(breach.reason()).contains("'note'", scheme, standard).doesNotContain(invalid);
        });
    }

    @Test
    void aSchemeOfTheBanksOwnIsNotKnownHere() {
        var contract = noteIdentifiedBy("CUSTOMER_NUMBER");
        assertThat(RecordChecks.of(contract).of(index(contract, "note"), "anything"))
                .isNull();
    }

    private static int index(Contract contract, String property) {
        return contract.properties().stream()
                .map(Contract.Property::name)
                .toList()
                .indexOf(property);
    }

    private static Contract noteIdentifiedBy(String scheme) {
        var product = Payments.product();
        var text = product.latest().file().text();
        var changed = text.replace("          maxLength: 20\n", "          maxLength: 40\n")
                .replace("      - name: note\n", """
                      - name: note
                        customProperties:
                          - property: identifierScheme
                            value: %s
                """.formatted(scheme));
        assertThat(changed).isNotEqualTo(text);
        return new ProductFolder(List.of(
                        product.file(), new SourceFile(product.latest().file().name(), changed)))
                .read()
                .latest();
    }
}
