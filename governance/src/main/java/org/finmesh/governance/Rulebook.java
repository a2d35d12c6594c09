package org.finmesh.governance;

import java.nio.file.Path;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.SourceFile;
import org.jspecify.annotations.Nullable;

/**
 * The law as one folder of files has it: a function of them and of nothing else, so that two rulebooks of the same files
 * judge alike, wherever and whenever. Immutable. One that is not understood whole is not there at all.
 */
public final class Rulebook {

    private static final String STANDARDS = "standards/";
    private static final String GLOSSARY = STANDARDS + "glossary.yaml";
    private static final String WAYS = STANDARDS + "ways.yaml";
    private static final String ACCESS = STANDARDS + "access.yaml";

    private final SortedMap<String, String> files;
    private final SortedMap<String, Policy> policiesByPath;
    private final SortedMap<String, Waiver> waiversByPath;
    private final Standards standards;
    private final Glossary glossary;
    private final List<Way> ways;
    private final AccessStandard access;
    private final Policies policies;
    private final Optional<Charter> charter;

    /** @param before whose parts are taken over where their files are the same, so that they are not compiled again */
    private Rulebook(Map<String, String> files, @Nullable Rulebook before) {
        this.files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
        RuleFiles.requireKnown(this.files.keySet());
        this.policiesByPath = PolicyFile.read(this.files, before == null ? Map.of() : before.reusable(this.files));
        this.waiversByPath = WaiverFile.read(this.files);
        var same = before != null && standardsOf(this.files).equals(standardsOf(before.files)) ? before : null;
        this.standards = same == null ? Standards.of(this.files) : same.standards;
        this.glossary = same == null ? Glossary.read(file(GLOSSARY), standards) : same.glossary;
        this.ways = same == null ? Way.read(file(WAYS), glossary) : same.ways;
        this.access = same == null ? AccessStandard.read(file(ACCESS)) : same.access;
        this.charter = Optional.ofNullable(this.files.get(Charter.PATH))
                .map(text -> Charter.of(new SourceFile(Charter.PATH, text)));
        this.policies = new Policies(
                List.copyOf(policiesByPath.values()), List.copyOf(waiversByPath.values()), glossary.urls());
    }

    /**
     * Of a governance folder: {@code policies/<name>/policy.yaml}, {@code standards/}, {@code council/charter.yaml} and
     * {@code waivers/}; examples, READMEs and records beside them are not read.
     *
     * @throws GovernanceException UNUSABLE_RULES when a file is missing, cannot be read or used: without its law a mesh
     *     does not publish
     */
    public static Rulebook load(Path folder) {
        return of(RuleFiles.load(folder));
    }

    /**
     * @param files their texts by their path in the folder, such as {@code policies/owner-and-support/policy.yaml}
     * @throws GovernanceException UNUSABLE_RULES when one is missing or cannot be used
     */
    public static Rulebook of(Map<String, String> files) {
        return new Rulebook(files, null);
    }

    /**
     * This rulebook with other texts for some files, as if loaded from a folder so changed; what stays is not compiled again.
     *
     * @param changes new texts by path; an empty one removes the file
     * @throws GovernanceException UNUSABLE_RULES when what comes out cannot be used, or a file to remove is not there
     */
    public Rulebook amended(Map<String, Optional<String>> changes) {
        var amended = new HashMap<>(files);
        changes.forEach((path, text) -> {
            if (text.isPresent()) {
                amended.put(path, text.get());
            } else if (amended.remove(path) == null) {
                throw RuleFiles.unusable(path, "is not there, so it cannot be removed", null);
            }
        });
        return new Rulebook(amended, this);
    }

    private Map<String, Policy> reusable(Map<String, String> others) {
        return policiesByPath.entrySet().stream()
                .filter(entry -> files.get(entry.getKey()).equals(others.get(entry.getKey())))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    /** They are read together: each file of them may name what is in another. */
    private static SortedMap<String, String> standardsOf(SortedMap<String, String> files) {
        return files.subMap(STANDARDS, STANDARDS + Character.MAX_VALUE);
    }

    private SourceFile file(String path) {
        var text = files.get(path);
        if (text == null) {
            throw RuleFiles.unusable(path, "is missing", null);
        }
        return new SourceFile(path, text);
    }

    /** Whether a rulebook reads a file of this path in the governance folder. */
    public static boolean isLaw(String path) {
        return RuleFiles.isLaw(path);
    }

    /** Every file that it is made of, by path. */
    public SortedMap<String, String> files() {
        return files;
    }

    /** Which law it is: the first 12 hexadecimal digits of the SHA-256 over all paths and texts. */
    public String version() {
        return Digest.of(files.entrySet().stream()
                .map(file -> "%d %s %d %s"
                        .formatted(
                                file.getKey().length(),
                                file.getKey(),
                                file.getValue().length(),
                                file.getValue()))
                .collect(Collectors.joining()));
    }

    /** The file that a policy of this rulebook was read from. */
    public String textOf(Policy policy) {
        return file("policies/%s/policy.yaml".formatted(policy.name())).text();
    }

    public Policies policies() {
        return policies;
    }

    public Standards standards() {
        return standards;
    }

    public Glossary glossary() {
        return glossary;
    }

    /** How data that mean different things come together. */
    public List<Way> ways() {
        return ways;
    }

    /** Who decides on access to what. */
    public AccessStandard access() {
        return access;
    }

    public Semantics semantics() {
        return new Semantics(glossary, standards, ways);
    }

    /** @throws GovernanceException UNUSABLE_RULES when there is none: without it nobody can decide */
    public Charter charter() {
        return charter.orElseThrow(() -> RuleFiles.unusable(Charter.PATH, "is missing", null));
    }

    /** By name, those that have ended too. */
    public List<Waiver> waivers() {
        return List.copyOf(waiversByPath.values());
    }
}
