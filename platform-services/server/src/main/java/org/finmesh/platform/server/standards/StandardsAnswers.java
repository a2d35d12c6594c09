package org.finmesh.platform.server.standards;

import java.util.function.Predicate;
import org.finmesh.governance.Rulebook;
import org.finmesh.platform.api.StandardsApi.Code;
import org.finmesh.platform.api.StandardsApi.CodeList;
import org.finmesh.platform.api.StandardsApi.Convention;
import org.finmesh.platform.api.StandardsApi.ListSummary;
import org.finmesh.platform.api.StandardsApi.Scheme;
import org.finmesh.platform.api.StandardsApi.Standards;
import org.finmesh.platform.api.StandardsApi.Vocabulary;
import org.finmesh.platform.api.StandardsApi.Way;
import org.finmesh.platform.contract.PortId;

/** Standards as the API has them. */
final class StandardsAnswers {

    private StandardsAnswers() {}

    /** @param published whether a port is live */
    static Standards standards(Rulebook rulebook, Predicate<PortId> published) {
        var standards = rulebook.standards();
        return new Standards(
                rulebook.version(),
                standards.conventions().stream()
                        .map(StandardsAnswers::convention)
                        .toList(),
                standards.schemes().values().stream()
                        .map(StandardsAnswers::scheme)
                        .toList(),
                standards.lists().values().stream()
                        .map(StandardsAnswers::summary)
                        .toList(),
                standards.vocabularies().values().stream()
                        .sorted((one, other) -> one.aspect().compareTo(other.aspect()))
                        .map(words -> new Vocabulary(words.aspect().key(), words.definitions()))
                        .toList(),
                rulebook.ways().stream().map(way -> way(way, published)).toList());
    }

    private static Convention convention(org.finmesh.governance.Convention convention) {
        return new Convention(
                convention.topic(),
                convention.what(),
                convention.form(),
                convention.pattern() == null ? null : convention.pattern().toString(),
                convention.lengthMax(),
                convention.valid(),
                convention.invalid(),
                convention.checkedBy());
    }

    private static Scheme scheme(org.finmesh.governance.Scheme scheme) {
        return new Scheme(
                scheme.id(),
                scheme.name(),
                scheme.definedBy(),
                scheme.list() == null ? null : scheme.list().name());
    }

    private static ListSummary summary(org.finmesh.governance.CodeList list) {
        return new ListSummary(
                list.name(),
                list.title(),
                list.source(),
                list.complete(),
                list.codes().size());
    }

    static CodeList codes(org.finmesh.governance.CodeList list) {
        return new CodeList(
                summary(list),
                list.codes().values().stream()
                        .map(code -> new Code(code.code(), code.name(), code.withdrawn(), code.attributes()))
                        .toList());
    }

    static Way way(org.finmesh.governance.Way way, Predicate<PortId> published) {
        return new Way(
                way.id(),
                Meanings.words(way.kind()),
                way.port().toString(),
                published.test(way.port()),
                way.owner(),
                way.concepts().stream().sorted().toList(),
                way.how());
    }
}
