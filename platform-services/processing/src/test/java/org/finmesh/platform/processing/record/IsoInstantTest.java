package org.finmesh.platform.processing.record;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class IsoInstantTest {

    private static final int TEXTS = 20_000;
    private static final String CHARACTERS = "0123456789-:.TZtz+ ";

    private static Optional<Instant> read(Function<String, Instant> parser, String text) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException noInstant) {
            return Optional.empty();
        }
    }

    private static void agrees(String text) {
        assertThat(read(IsoInstant::parse, text)).as(text).isEqualTo(read(Instant::parse, text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-23T10:00:00Z",
                "2026-11-23T10:00:00.Z",
                "2026-11-23T10:00:00.1Z",
                "2026-11-23T10:00:00.123456Z",
                "2026-11-23T10:00:00.000000001Z",
                "2026-11-23T10:00:00.1234567890Z",
                "2026-11-23T10:00:00,5Z",
                "2026-11-23T10:00Z",
                "2026-11-23t10:00:00z",
                "2026-11-23T10:00:00+01:00",
                "2024-02-29T00:00:00Z",
                "2026-02-29T00:00:00Z",
                "2026-00-01T00:00:00Z",
                "2026-13-01T00:00:00Z",
                "2026-04-31T00:00:00Z",
                "2026-11-23T24:00:00Z",
                "2026-11-23T24:00:01Z",
                "2026-11-23T25:00:00Z",
                "2026-11-23T10:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-11-23T10:00:61Z",
                "0000-01-01T00:00:00Z",
                "-0001-01-01T00:00:00Z",
                "+10000-01-01T00:00:00Z",
                "1969-12-31T23:59:59.999999999Z",
                "٢٠٢٦-11-23T10:00:00Z",
                "2026-11-23",
                "Z",
                ""
            })
    void readsWhatTheStandardParserReadsAndNothingElse(String text) {
        agrees(text);
    }

    @Test
    void readsEveryInstantThatIsWritten() {
        var random = new SplittableRandom(11);
        for (var i = 0; i < TEXTS; i++) {
            var nanos = random.nextInt(3) * random.nextInt(500_000_000);
            agrees(Instant.ofEpochSecond(random.nextLong(-62_167_219_200L, 253_402_300_800L), nanos)
                    .toString());
        }
    }

    @Test
    void agreesOnTextsWithOneCharacterWrong() {
        var random = new SplittableRandom(13);
        for (var i = 0; i < TEXTS; i++) {
            var text = new StringBuilder("2026-11-23T10:00:00.123456Z");
            text.setCharAt(random.nextInt(text.length()), CHARACTERS.charAt(random.nextInt(CHARACTERS.length())));
            agrees(text.toString());
        }
    }
}
