package org.finmesh.platform.interchange;

import java.util.ArrayList;
import java.util.List;
import org.finmesh.platform.contract.DomainName;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.contract.ProductId;
import org.finmesh.platform.contract.SemanticVersion;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What a contract must say and no other format has. What is null is stated as documented, with a note.
 *
 * @param id the contract's id; else {@code <domain>.<product>.v<major>} where both are given; else the name of what is
 *     described
 * @param version else 1.0.0
 * @param status else draft
 * @param domain kebab-case
 * @param product kebab-case; needs a domain
 */
public record ContractHead(
        @Nullable String id,
        @Nullable String version,
        @Nullable String status,
        @Nullable String domain,
        @Nullable String product) {

    /** Nothing given: everything is stated. */
    public static final ContractHead STATED = new ContractHead(null, null, null, null, null);

    /** @throws IllegalArgumentException when a name or version has not its form, or a product has no domain */
    public ContractHead {
        if (domain != null) {
            new DomainName(domain);
        }
        if (product != null && domain == null) {
            throw new IllegalArgumentException("a product needs its domain: give both");
        }
        if (product != null) {
            new ProductId(new DomainName(domain), product);
            SemanticVersion.parse(version == null ? "1.0.0" : version);
        }
    }

    /** The id that the contract gets. */
    public String idFor(String described) {
        if (id != null) {
            return id;
        }
        if (product == null || domain == null) {
            return described;
        }
        var major = SemanticVersion.parse(version == null ? "1.0.0" : version).major();
        return new PortId(new ProductId(new DomainName(domain), product), Math.max(1, major)).toString();
    }

    /**
     * Writes it at the document's beginning; what the source itself says comes after what is given here, and before what
     * is stated.
     *
     * @return a note for each value that nobody gave
     */
    List<Note> write(ObjectNode document, Draft draft) {
        var notes = new ArrayList<Note>();
        document.put("apiVersion", "v3.1.0").put("kind", "DataContract");
        var ownId = id != null || product != null ? idFor(draft.described()) : said(draft, "id");
        document.put("id", ownId == null ? draft.described() : ownId);
        if (ownId == null) {
            notes.add(stated(
                    "id", draft.described(), "the name of what is described; give --id, or --domain and --product"));
        }
        write(
                document,
                "version",
                version == null ? said(draft, "version") : version,
                "1.0.0",
                "--contract-version",
                notes);
        write(document, "status", status == null ? said(draft, "status") : status, "draft", "--status", notes);
        if (domain != null) {
            document.put("domain", domain);
        }
        return notes;
    }

    private static void write(
            ObjectNode document,
            String key,
            @Nullable String value,
            String otherwise,
            String option,
            List<Note> notes) {
        document.put(key, value == null ? otherwise : value);
        if (value == null) {
            notes.add(stated(key, otherwise, "give " + option));
        }
    }

    private static @Nullable String said(Draft draft, String key) {
        var value = draft.sections().path(key);
        return value.isString() ? value.stringValue() : null;
    }

    private static Note stated(String path, String value, String remedy) {
        return new Note(path, '"' + value + '"', "stated, because the source does not say: " + remedy);
    }
}
