package org.finmesh.platform.lineage;

/**
 * A field of a dataset.
 *
 * @param field {@value #ALL} for what goes to, or comes of, all of them
 */
public record FieldRef(Dataset dataset, String field) {

    public static final String ALL = "*";

    private static final int NAME_MAX = 1_000;

    public FieldRef {
        if (field.isBlank() || field.length() > NAME_MAX) {
            throw new IllegalArgumentException("a field's name has 1 to %d characters".formatted(NAME_MAX));
        }
    }

    /** @throws IllegalArgumentException when {@code text} is not {@code <dataset>:<field>} */
    public static FieldRef parse(String text) {
        var colon = text.lastIndexOf(':');
        if (colon < 1 || colon == text.length() - 1) {
            throw new IllegalArgumentException(
                    "'%s' is not <dataset>:<field>, such as 'treasury.fx-rates.v1:rate'".formatted(text));
        }
        return new FieldRef(Dataset.named(text.substring(0, colon)), text.substring(colon + 1));
    }

    @Override
    public String toString() {
        return dataset + ":" + field;
    }
}
