package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.CUSTOM_PROPERTY;

import java.util.Set;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.Masking;

/** What the mesh asks of a field's custom property {@code masking}: that the masked outlets can show it so. */
final class MeshMasking {

    private static final Set<String> PARTLY_SHOWN = Set.of("string", "date", "timestamp");

    /** With the ending of its hash's column, within PostgreSQL's 63 bytes. */
    private static final int HASHED_NAME_MAX = 63 - Contract.HASH_COLUMN_SUFFIX.length();

    private MeshMasking() {}

    static void check(Element property) {
        var masking = property.customProperty("masking");
        if (masking == null) {
            return;
        }
        var personal = property.customProperty("personalData");
        if (personal == null || !personal.node().isBoolean() || !personal.node().booleanValue()) {
            masking.problem(CUSTOM_PROPERTY, "masking is for personal data: add personalData: true, or remove it");
        }
        var known = masking.text() == null ? java.util.Optional.<Masking>empty() : Masking.parse(masking.text());
        if (known.isEmpty()) {
            masking.problem(CUSTOM_PROPERTY, "masking is hash, partial or absent");
            return;
        }
        checkFits(property, masking, known.get());
    }

    private static void checkFits(Element property, Element masking, Masking known) {
        var type = property.text("logicalType");
        var name = property.text("name");
        if (known == Masking.HASH && type != null && !type.equals("string")) {
            masking.problem(CUSTOM_PROPERTY, "a hash is a text, and %s is none: use absent".formatted(type));
        } else if (known == Masking.HASH && name != null && name.length() > HASHED_NAME_MAX) {
            masking.problem(
                    CUSTOM_PROPERTY,
                    "the name of a field that is hashed has at most %d characters".formatted(HASHED_NAME_MAX));
        } else if (known == Masking.PARTIAL && type != null && !PARTLY_SHOWN.contains(type)) {
            masking.problem(
                    CUSTOM_PROPERTY,
                    "partial is for string, date and timestamp, and this is %s: use absent".formatted(type));
        }
        if (known != Masking.HASH && property.isTrue("primaryKey")) {
            masking.problem(CUSTOM_PROPERTY, "a key is masked by hash, or rows of different keys would become one");
        }
    }
}
