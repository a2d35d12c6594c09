package org.finmesh.platform.cli;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A port as it is asked for: {@code PORT} whole, or {@code PORT:FIELD,FIELD}.
 *
 * @param fields null for the whole port
 */
record WantedPort(String port, @Nullable List<String> fields) {

    /** Reads it as it is written on the command line. */
    static final class Reader implements ITypeConverter<WantedPort> {

        @Override
        public WantedPort convert(String text) {
            var colon = text.indexOf(':');
            return colon < 0
                    ? new WantedPort(text, null)
                    : new WantedPort(text.substring(0, colon), fields(text.substring(colon + 1), text));
        }

        private static List<String> fields(String list, String text) {
            var fields =
                    Stream.of(list.split(",", -1)).map(String::strip).distinct().toList();
            if (fields.contains("")) {
                throw new TypeConversionException(
                        "'%s' leaves a field empty: write PORT:FIELD,FIELD, or PORT alone for all of it"
                                .formatted(text));
            }
            return fields;
        }
    }
}
