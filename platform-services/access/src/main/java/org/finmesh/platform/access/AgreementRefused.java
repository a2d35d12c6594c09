package org.finmesh.platform.access;

import java.time.Instant;
import java.util.List;
import org.finmesh.governance.Verdict;

/**
 * A policy in force did not let a request or an approval through.
 *
 * @param asked the terms that it judged
 * @param by who asked or approved
 * @param verdicts of all policies, those that refuse among them
 */
public record AgreementRefused(Agreement agreement, Terms asked, String by, List<Verdict> verdicts, Instant at) {

    public AgreementRefused {
        verdicts = List.copyOf(verdicts);
    }
}
