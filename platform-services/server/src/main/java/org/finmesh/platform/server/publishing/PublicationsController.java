package org.finmesh.platform.server.publishing;

import java.util.Locale;
import org.finmesh.platform.api.PublicationsApi;
import org.finmesh.platform.contract.DataProduct;
import org.finmesh.platform.contract.ProductFolder;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.provisioning.Provisioning;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.finmesh.platform.server.standards.Meanings;
import org.springframework.web.bind.annotation.RestController;

@RestController
class PublicationsController implements PublicationsApi {

    private static final int FILES_MAX = 50;
    private static final int CHARACTERS_MAX = 1024 * 1024;

    private final CurrentCaller caller;
    private final Provisioning provisioning;

    PublicationsController(CurrentCaller caller, Provisioning provisioning) {
        this.caller = caller;
        this.provisioning = provisioning;
    }

    @Override
    public Plan plan(Folder folder) {
        var product = product(folder);
        var plan = provisioning.plan(product);
        plan.requireNoRefusals();
        return answer(plan, false);
    }

    @Override
    public Plan publish(Folder folder) {
        var product = product(folder);
        return answer(provisioning.publish(product, caller.get().user()), true);
    }

    /** Reads the files first: whom the product belongs to is in them. */
    private DataProduct product(Folder folder) {
        requireBounds(folder);
        var product = new ProductFolder(folder.files().stream()
                        .map(file -> new SourceFile(file.name(), file.text()))
                        .toList())
                .read();
        requireRight(product);
        return product;
    }

    private static void requireBounds(Folder folder) {
        if (folder.files() == null || folder.files().isEmpty()) {
            throw new ServerException(
                    ServerError.BAD_REQUEST, "the folder has no files: send product.odps.yaml and its contracts");
        }
        if (folder.files().size() > FILES_MAX) {
            throw new ServerException(
                    ServerError.FOLDER_BOUNDS,
                    "a product folder has at most %d files, not %d"
                            .formatted(FILES_MAX, folder.files().size()));
        }
        for (var file : folder.files()) {
            if (file == null || file.name() == null || file.text() == null) {
                throw new ServerException(ServerError.BAD_REQUEST, "every file needs a name and a text");
            }
            if (file.text().length() > CHARACTERS_MAX) {
                throw new ServerException(ServerError.FOLDER_BOUNDS, "%s is larger than 1 MiB".formatted(file.name()));
            }
        }
    }

    private void requireRight(DataProduct product) {
        var asking = caller.get();
        var domain = product.id().domain();
        if (!asking.owns(domain) && !asking.platform()) {
            throw new ServerException(
                    ServerError.NOT_OF_THE_DOMAIN,
                    "%s is published by owners of %s and the platform team; %s is neither"
                            .formatted(product.id(), domain, asking.user()));
        }
    }

    private static Plan answer(org.finmesh.platform.provisioning.Plan plan, boolean applied) {
        return new Plan(
                plan.product().id().toString(),
                plan.product().latest().version().toString(),
                plan.changes(),
                applied,
                plan.steps().stream()
                        .map(step -> new Step(
                                step.action(),
                                step.resource().key().kind(),
                                step.resource().key().name(),
                                step.detail()))
                        .toList(),
                plan.verdicts().stream()
                        .map(verdict -> new Verdict(
                                verdict.policy(),
                                verdict.outcome().name().toLowerCase(Locale.ROOT),
                                verdict.message(),
                                verdict.waiver()))
                        .toList(),
                plan.findings().stream().map(Meanings::finding).toList());
    }
}
