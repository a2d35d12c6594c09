package org.finmesh.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class FeatureTextsTest {

    private static final Path SOURCES = Path.of("src/main/java/org/finmesh/portal");

    /** A whole key, or the beginning of one that a name is added to. */
    private static final Pattern KEY = Pattern.compile("\"((?:shell|discover|product|access|quality)\\.[A-Za-z.-]+)\"");

    private final FeatureTexts texts = new FeatureTexts();

    @Test
    void every_key_in_the_code_has_a_text() {
        var without = keysInCode();
        without.removeIf(key -> keysInBundles().stream().anyMatch(text -> isMeant(key, text)));
        assertThat(without).isEmpty();
    }

    @Test
    void every_text_is_used_by_the_code() {
        var unused = keysInBundles();
        unused.removeIf(text -> keysInCode().stream().anyMatch(key -> isMeant(key, text)));
        assertThat(unused).isEmpty();
    }

    private static boolean isMeant(String key, String text) {
        return key.endsWith(".") ? text.startsWith(key) : text.equals(key);
    }

    @Test
    void a_text_takes_its_values() {
        assertThat(texts.getTranslation("discover.count", Locale.UK, 1)).isEqualTo("1 data product");
        assertThat(texts.getTranslation("discover.count", Locale.UK, 1200)).isEqualTo("1,200 data products");
    }

    @Test
    void a_language_without_texts_of_its_own_reads_english() {
        assertThat(texts.getTranslation("discover.title", Locale.JAPANESE)).isEqualTo("Marketplace");
    }

    private static TreeSet<String> keysInCode() {
        var keys = new TreeSet<String>();
        try (var files = Files.walk(SOURCES)) {
            files.filter(file -> file.toString().endsWith(".java")).forEach(file -> {
                var matcher = KEY.matcher(read(file));
                while (matcher.find()) {
                    keys.add(matcher.group(1));
                }
            });
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        return keys;
    }

    private static TreeSet<String> keysInBundles() {
        var keys = new TreeSet<String>();
        Stream.of("shell", "discover", "product", "access", "quality")
                .map(feature -> ResourceBundle.getBundle("org.finmesh.portal." + feature + ".texts", Locale.ROOT))
                .forEach(bundle -> keys.addAll(bundle.keySet()));
        return keys;
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
