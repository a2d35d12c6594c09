package org.finmesh.platform.server.matrix;

import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The rules of the mesh, and how the council changes them. */
final class Rules {

    private static final String POLICY = "owner-and-support";

    private final Calls calls;
    private final AtomicInteger proposals = new AtomicInteger();

    Rules(Calls calls) {
        this.calls = calls;
    }

    List<Trial> trials() {
        return List.of(
                Trial.of("GET /api/v1/standards"),
                Trial.of("GET /api/v1/standards/reference/{list}", "currencies"),
                Trial.of("GET /api/v1/standards/identifiers/{scheme}/check", "LEI")
                        .with("?value=none"),
                Trial.of("GET /api/v1/glossary"),
                Trial.of("GET /api/v1/glossary/{concept}", "customer"),
                Trial.of("GET /api/v1/policies"),
                Trial.of("GET /api/v1/policies/{name}", POLICY),
                Trial.of("GET /api/v1/council"),
                Trial.of("GET /api/v1/proposals"),
                Trial.of("GET /api/v1/proposals/{id}", this::open),
                Trial.of("GET /api/v1/proposals/{id}/record", this::ended),
                Trial.of("POST /api/v1/proposals", this::unproposed)
                        .sending(subject -> proposal(subject.id()))
                        .changing(),
                Trial.of("POST /api/v1/proposals/{id}/replay", this::open)
                        .sending(_ -> "")
                        .changing(),
                Trial.of("POST /api/v1/proposals/{id}/votes", this::open)
                        .sending(_ -> """
                                {"choice": "abstain", "note": "tried"}""")
                        .changing(),
                Trial.of("POST /api/v1/proposals/{id}/withdrawal", this::open)
                        .sending(_ -> """
                                {"note": "tried"}""")
                        .changing());
    }

    private Subject unproposed() {
        var title = "Proposal number " + proposals.incrementAndGet();
        return new Subject(
                title,
                () -> Boolean.toString(calls.get("kofi", "/api/v1/proposals").contains(title)));
    }

    private Subject open() {
        var id = calls.post("olga", "/api/v1/proposals", proposal("Proposal number " + proposals.incrementAndGet()))
                .at("/summary/id")
                .asString();
        return new Subject(id, () -> calls.get("kofi", "/api/v1/proposals/" + id));
    }

    private Subject ended() {
        var proposal = open();
        calls.post("olga", "/api/v1/proposals/" + proposal.id() + "/withdrawal", """
                {"note": "seen enough"}""");
        return proposal;
    }

    /** Of a policy that stays a draft, so that it binds nobody. */
    private static String proposal(String title) {
        return """
                {"title": "%s", "why": "Tried by everybody who could.", "effectiveOn": null, "supersedes": null, "files":
                [{"path": "policies/tried/policy.yaml", "text": "title: %s\\nwhy: Tried.\\nowner: council\\nseverity: \
                warning\\nstage: draft\\nscope: product\\nexpression: 'true'\\nmessage: Tried.\\n"}]}""".formatted(title, title);
    }
}
