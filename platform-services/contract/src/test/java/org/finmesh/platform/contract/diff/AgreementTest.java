package org.finmesh.platform.contract.diff;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;
import org.finmesh.platform.contract.ChangeLevel;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.ContractDiff;
import org.finmesh.platform.contract.Perspective;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.build.Build;
import org.finmesh.platform.contract.check.Element;
import org.finmesh.platform.contract.check.Problems;
import tools.jackson.databind.node.ObjectNode;

/** The verdict on contracts and Avro's on the schemas that follow from them, over generated pairs. */
class AgreementTest {

    /** A contract and what became of it by some edits. */
    record Edited(ObjectNode before, ObjectNode after, List<ContractEdit> edits) {}

    @Provide
    Arbitrary<Edited> edited() {
        var edits = Arbitraries.of(ContractEdit.class).list().ofMinSize(1).ofMaxSize(3);
        return Combinators.combine(Arbitraries.longs(), edits).as((seed, chosen) -> {
            var random = new Random(seed);
            var before = GeneratedContract.of(random);
            var after = before.deepCopy();
            chosen.forEach(edit -> edit.apply(after, random));
            return new Edited(before, after, chosen);
        });
    }

    @Property(tries = 10_000)
    void whatBreaksNoConsumerIsReadByAvroBothWays(@ForAll("edited") Edited pair) {
        var level = level(pair, Perspective.CONSUMER);
        var avro = AvroVerdict.of(contract(pair.before()), contract(pair.after()));

        if (level.compareTo(ChangeLevel.MINOR) <= 0) {
            assertThat(avro.compatible()).as("%s by %s", level, pair.edits()).isTrue();
        }
        if (level.compareTo(ChangeLevel.PATCH) <= 0) {
            assertThat(ReadBack.fields(avro.after())).isEqualTo(ReadBack.fields(avro.before()));
        }
        Statistics.label("level").collect(level).coverage(coverage -> {
            for (var each : ChangeLevel.values()) {
                coverage.check(each).percentage(share -> share > 2);
            }
        });
        Statistics.label("avro").collect(avro.compatible()).coverage(coverage -> {
            coverage.check(true).percentage(share -> share > 50);
            coverage.check(false).percentage(share -> share > 5);
        });
    }

    @Property(tries = 500)
    void whatAvroCallsReadableIsReadBackAsItWasWritten(@ForAll("edited") Edited pair) {
        var avro = AvroVerdict.of(contract(pair.before()), contract(pair.after()));
        if (avro.compatible()) {
            ReadBack.bothWays(avro);
        }
    }

    @Property(tries = 1_000)
    void whatIsUndoneTurnsBackWhatItDid(@ForAll("edited") Edited pair) {
        var back = new Edited(pair.after(), pair.before(), pair.edits());

        assertThat(level(back, Perspective.CONSUMER) == ChangeLevel.NONE)
                .isEqualTo(level(pair, Perspective.CONSUMER) == ChangeLevel.NONE);
        assertThat(level(new Edited(pair.after(), pair.after(), List.of()), Perspective.CONSUMER))
                .isEqualTo(ChangeLevel.NONE);
    }

    /** Otherwise agreement over them would say nothing about the mesh's contracts. */
    @Property(tries = 200)
    void theGeneratedContractsAreContractsOfTheMesh(@ForAll("edited") Edited pair) {
        for (var generated : List.of(pair.before(), pair.after())) {
            var read = MeshContracts.read(generated.toString()).document();
            assertThat(Values.canonical(read)).isEqualTo(Values.canonical(generated));
        }
    }

    private static ChangeLevel level(Edited pair, Perspective perspective) {
        return ContractDiff.between(pair.before(), pair.after(), perspective).level();
    }

    private static Contract contract(ObjectNode document) {
        var problems = new Problems("generated");
        return Build.contract(new Element(document, "", problems), new SourceFile("generated", ""));
    }
}
