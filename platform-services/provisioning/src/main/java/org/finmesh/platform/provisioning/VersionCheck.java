package org.finmesh.platform.provisioning;

import java.util.List;
import java.util.stream.Stream;
import org.finmesh.platform.contract.Change;
import org.finmesh.platform.contract.ChangeLevel;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.SemanticVersion;
import org.finmesh.platform.provisioning.Resource.Key;

/** Whether a contract's version number says how much it differs from what readers rely on now. */
final class VersionCheck {

    private final Contract contract;
    private final SemanticVersion before;
    private final ContractDiff diff;
    private final Key key;

    private VersionCheck(PublishedPort.Published published, Contract contract) {
        this.contract = contract;
        this.before = published.version();
        this.diff = ContractDiff.between(published.contract(), contract.document(), Perspective.CONSUMER);
        this.key = keyOf(contract);
    }

    static Key keyOf(Contract contract) {
        return new Key("contract", contract.port().toString());
    }

    /** Asks for readers only where something breaks them. */
    static List<Refusal> refusals(PublishedPort.Published published, Contract contract, PortReaders readers) {
        return new VersionCheck(published, contract).refusals(readers);
    }

    private List<Refusal> refusals(PortReaders readers) {
        if (contract.version().compareTo(before) < 0) {
            return List.of(
                    number("version %s comes after %s: versions only rise".formatted(contract.version(), before)));
        }
        return switch (diff.level()) {
            case NONE -> List.of();
            case PATCH -> atLeast(new SemanticVersion(before.major(), before.minor(), before.patch() + 1));
            case MINOR -> atLeast(new SemanticVersion(before.major(), before.minor() + 1, 0));
            case MAJOR -> breaking(readers);
        };
    }

    private List<Refusal> atLeast(SemanticVersion required) {
        if (contract.version().compareTo(required) >= 0) {
            return List.of();
        }
        var because = diff.changes().stream()
                .filter(change -> ChangeLevel.of(List.of(change)) == diff.level())
                .map(Change::toString)
                .toList();
        return List.of(number("version %s is published, and what changed asks for %s at least, not %s: %s"
                .formatted(before, required, contract.version(), String.join("; ", because))));
    }

    private Refusal number(String message) {
        return new Refusal(key, ProvisioningError.VERSION_NUMBER, message);
    }

    private List<Refusal> breaking(PortReaders readers) {
        var changes = diff.changes().stream()
                .filter(change -> change.effect() == Change.Effect.BREAKING)
                .map(change -> breaking(change, readers.of(contract.port(), change.field())));
        var major = contract.port().major() + 1;
        var advice =
                "what breaks readers is a new major version: leave v%d.odcs.yaml as it is, but for an end that is announced or put off, and write v%d.odcs.yaml beside it"
                        .formatted(contract.port().major(), major);
        return Stream.concat(changes, Stream.of(refusal(advice))).toList();
    }

    private Refusal breaking(Change change, List<String> readers) {
        return refusal("%s: %s (%s); %s"
                .formatted(
                        change.path(),
                        change.what(),
                        change.why(),
                        readers.isEmpty() ? "nobody reads it yet" : "it breaks " + String.join(", ", readers)));
    }

    private Refusal refusal(String message) {
        return new Refusal(key, ProvisioningError.BREAKING_CHANGE, message);
    }
}
