package org.finmesh.platform.processing.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Properties;

/** What the command line tells a measuring program: a file, as there are passwords in it. */
record BenchSettings(Properties properties) {

    private static final String KAFKA = "kafka.";

    /** @param arguments of the program: the file */
    static BenchSettings of(String[] arguments) throws IOException {
        var properties = new Properties();
        try (var in = Files.newBufferedReader(Path.of(arguments[0]))) {
            properties.load(in);
        }
        return new BenchSettings(properties);
    }

    /** @throws IllegalArgumentException when it is absent */
    String text(String name) {
        var value = properties.getProperty(name);
        if (value == null) {
            throw new IllegalArgumentException("the benchmark's settings lack '%s'".formatted(name));
        }
        return value;
    }

    boolean has(String name) {
        return properties.containsKey(name);
    }

    int number(String name) {
        return Integer.parseInt(text(name));
    }

    /** What every Kafka client needs. */
    Map<String, Object> kafka() {
        var kafka = new HashMap<String, Object>();
        properties.stringPropertyNames().stream()
                .filter(name -> name.startsWith(KAFKA))
                .forEach(name -> kafka.put(name.substring(KAFKA.length()), properties.getProperty(name)));
        return kafka;
    }

    /** A line a figure on standard output, which the command line reads. */
    static void print(String variant, String metric, double value, String unit) {
        System.out.println("figure %s %s %s %s".formatted(variant, metric, value, unit));
    }
}
