package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.service.annotation.HttpExchange;
import org.springframework.web.service.annotation.PostExchange;

/** From contract to running product. For owners of the product's domain, and the platform team. */
@HttpExchange("/api/v1")
public interface PublicationsApi {

    /** What {@link #publish} would do; changes nothing. 422 with all problems when a file is not valid. */
    @PostExchange("/plans")
    Plan plan(@RequestBody Folder folder);

    /** Plans, applies and records. A repeat has nothing to do. 422 with all problems when a file is not valid. */
    @PostExchange("/publications")
    Plan publish(@RequestBody Folder folder);

    /** The YAML files of a product folder; at most 50 files of 1 MiB. */
    record Folder(List<File> files) {}

    /** @param name the path that errors name */
    record File(String name, String text) {}

    /**
     * @param changes false when everything is as the contract says already
     * @param applied whether the steps were carried out, or only planned
     * @param findings where it would put together what does not mean the same; one error refuses the publication
     */
    record Plan(
            String product,
            String version,
            boolean changes,
            boolean applied,
            List<Step> steps,
            List<Verdict> verdicts,
            List<StandardsApi.Finding> findings) {}

    /**
     * @param action {@code create}, {@code change}, {@code remove} or {@code keep}
     * @param kind {@code topic}, {@code schema}, {@code table}, {@code view}, {@code role}, {@code acl}, {@code client}, {@code catalog}…
     * @param detail what it is made with, or what changes from what to what
     */
    record Step(String action, String kind, String name, String detail) {}

    /**
     * @param outcome {@code pass}, {@code waived}, {@code warn} or {@code fail}; one {@code fail} refuses the publication
     * @param waiver what waives it, by name; null unless waived
     */
    record Verdict(
            String policy,
            String outcome,
            String message,
            @Nullable String waiver) {}
}
