package org.finmesh.platform.quality;

import java.util.List;

/** Where those are reached whom an incident concerns: answered by whoever knows people and products. */
@FunctionalInterface
public interface AlertRecipients {

    /** E-mail addresses, each once; those who have none are left out. */
    List<String> addresses(Incident incident);
}
