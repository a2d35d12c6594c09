package org.finmesh.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.SplittableRandom;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TextFormTest {

    /** Few, so that texts of them match now and then. */
    private static final String CHARACTERS = "AZaz09T5M@[`{/:-ÄЖ\n\uD83D\uDE00";

    private static final int TEXTS = 20_000;

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "T[0-9]{3}",
                "[A-Z]{2}[0-9]{1}[0-9A-Z]{1,3}",
                "[0-9]{2}",
                "T",
                "[A-Za-z]{0,3}",
                "[Aa09]{0}",
                "A{2,4}",
                "A{1,2}[A-Z]",
                "A{1,2}Z{2}",
                "[A-Z]{2}[A-Z]{0,1}",
                "[A-Z]+",
                "[^A-Z]{2}",
                "A|Z",
                "A?Z",
                "A{2}+",
                "A{1,3}?",
                "A{2,}",
                "[A-Z-]{2}",
                "[A-Z0-9-9]",
                "[A-Z&&[^T]]",
                "a.",
                "\\d{2}",
                "^A$",
                "(?i)a",
                "AZ{0,2}"
            })
    void agreesWithTheRegularExpressionOnEveryText(String regex) {
        var form = TextForm.of(regex);
        var pattern = Pattern.compile(regex);
        var random = new SplittableRandom(7);
        for (var i = 0; i < TEXTS; i++) {
            var text = text(random);
            assertThat(form.matches(text))
                    .as("%s on '%s'", regex, text)
                    .isEqualTo(pattern.matcher(text).matches());
        }
    }

    private static String text(SplittableRandom random) {
        var text = new StringBuilder();
        var length = random.nextInt(7);
        for (var i = 0; i < length; i++) {
            text.append(CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
        }
        return text.toString();
    }

    @Test
    void aFormTooLongToBeLookedAtPlaceByPlaceIsMatchedAllTheSame() {
        var form = TextForm.of("[a-z]{1,5000}");
        assertThat(form.matches("a".repeat(5_000))).isTrue();
        assertThat(form.matches("a".repeat(5_001))).isFalse();
    }

    @Test
    void whatIsNoRegularExpressionIsRefused() {
        assertThatThrownBy(() -> TextForm.of("[Z-A]")).isInstanceOf(PatternSyntaxException.class);
        assertThatThrownBy(() -> TextForm.of("[A-Z]{3,2}")).isInstanceOf(PatternSyntaxException.class);
    }
}
