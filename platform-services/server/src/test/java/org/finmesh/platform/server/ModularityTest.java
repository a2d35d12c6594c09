package org.finmesh.platform.server;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModule;
import org.springframework.modulith.core.ApplicationModules;

class ModularityTest {

    private final ApplicationModules modules = ApplicationModules.of(PlatformServer.class);

    @Test
    void everyServiceIsAModule() {
        assertThat(modules.stream().map(ApplicationModule::getIdentifier).map(Object::toString))
                .contains(
                        "provisioning", "access", "catalog", "quality", "lineage", "governance", "contract", "server");
    }

    @Test
    void modulesUseOnlyWhatTheyMayAndOnlyThroughRootPackages() {
        modules.verify();
    }
}
