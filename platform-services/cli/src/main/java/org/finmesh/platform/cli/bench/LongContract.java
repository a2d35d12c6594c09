package org.finmesh.platform.cli.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;

/**
 * A product of the sample mesh whose contract is made as long as is asked for, by having its last field again and again under
 * other names.
 *
 * @param product the text of its {@code product.odps.yaml}
 * @param contract the text of its {@code v1.odcs.yaml}
 */
record LongContract(String product, String contract) {

    private static final String FIELD = "      - name: ";

    /** The sample's own contract where it has as many lines, else made longer. */
    static LongContract ofLines(Path folder, int lines) throws IOException {
        var text = new ArrayList<>(Files.readAllLines(folder.resolve("v1.odcs.yaml")));
        var first = lastField(text);
        var end = endOf(text, first);
        var field = List.copyOf(text.subList(first, end));
        for (var copy = 2; text.size() < lines; copy++) {
            text.addAll(end, renamed(field, copy));
        }
        return new LongContract(Files.readString(folder.resolve("product.odps.yaml")), String.join("\n", text) + "\n");
    }

    private static int lastField(List<String> text) {
        for (var line = text.size() - 1; line >= 0; line--) {
            if (text.get(line).startsWith(FIELD)) {
                return line;
            }
        }
        throw new IllegalStateException("the contract has no field");
    }

    private static int endOf(List<String> text, int field) {
        var end = field + 1;
        while (end < text.size() && text.get(end).startsWith("        ")) {
            end++;
        }
        return end;
    }

    private static List<String> renamed(List<String> field, int copy) {
        var renamed = new ArrayList<>(field);
        renamed.set(0, "%s_%d".formatted(field.getFirst(), copy));
        return renamed;
    }

    SourceFile file() {
        return new SourceFile("v1.odcs.yaml", contract);
    }

    ProductFolder folder() {
        return new ProductFolder(List.of(new SourceFile("product.odps.yaml", product), file()));
    }

    /** The same with a description changed in every field that has the last one's, and the last field optional. */
    LongContract changed() {
        var last = contract.lastIndexOf(FIELD);
        return new LongContract(
                product,
                contract.substring(0, last).replace("businessName: ", "businessName: The ")
                        + contract.substring(last).replaceFirst("required: true", "required: false"));
    }

    int lines() {
        return (int) contract.lines().count();
    }
}
