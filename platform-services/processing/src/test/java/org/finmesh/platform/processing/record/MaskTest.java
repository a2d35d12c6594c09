package org.finmesh.platform.processing.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.finmesh.platform.contract.Classification;
import org.finmesh.platform.contract.Contract.Property;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class MaskTest {

    /** Test case 2 of RFC 4231. */
    private static final MaskingKey KEY = new MaskingKey("Jefe");

    @Test
    void aHashIsTheHmacSha256OfTheTextUnderTheDomainsKey() {
        assertThat(Mask.of(personal("string", "hash"), KEY).of("what do ya want for nothing?"))
                .isEqualTo("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
        assertThat(KEY.toString()).doesNotContain("Jefe");
    }

    @ParameterizedTest
    @CsvSource({"DE89370400440532013000,******************3000", "123456789,*****6789", "12345678,********", "é,*"})
    void aTextIsShownInPartWhereItIsLongEnough(String text, String shown) {
        assertThat(Mask.of(personal("string", "partial"), null).of(text)).isEqualTo(shown);
    }

    @Test
    void ofADayOnlyTheYearIsShown() {
        assertThat(Mask.of(personal("date", "partial"), null).of(LocalDate.parse("1984-07-23")))
                .isEqualTo(LocalDate.parse("1984-01-01"));
        assertThat(Mask.of(personal("timestamp", "partial"), null).of(Instant.parse("2026-11-24T23:59:59.5Z")))
                .isEqualTo(Instant.parse("2026-01-01T00:00:00Z"));
    }

    @Test
    void personalDataWithoutAMaskIsAbsentAndWhatIsNotPersonalIsShown() {
        assertThat(Mask.of(property("string", true, null), null).of("Ada")).isNull();
        assertThat(Mask.of(property("string", false, null), null).of("EUR")).isEqualTo("EUR");
    }

    private static Property personal(String type, String masking) {
        return property(type, true, masking);
    }

    private static Property property(String type, boolean personal, @Nullable String masking) {
        Map<String, JsonNode> custom =
                masking == null ? Map.of() : Map.of("masking", JsonNodeFactory.instance.stringNode(masking));
        return new Property(
                "name",
                "Name",
                null,
                type,
                true,
                false,
                0,
                Classification.CONFIDENTIAL,
                personal,
                false,
                null,
                null,
                null,
                Map.of(),
                List.of(),
                List.of(),
                custom);
    }
}
