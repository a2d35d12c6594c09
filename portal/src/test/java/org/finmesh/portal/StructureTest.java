package org.finmesh.portal;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class StructureTest {

    private static final JavaClasses PORTAL = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("org.finmesh.portal");

    @Test
    void of_ours_the_portal_uses_nothing_but_the_api() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.finmesh.platform.contract..",
                        "org.finmesh.platform.provisioning..",
                        "org.finmesh.platform.access..",
                        "org.finmesh.platform.catalog..",
                        "org.finmesh.platform.quality..",
                        "org.finmesh.platform.lineage..",
                        "org.finmesh.platform.processing..",
                        "org.finmesh.platform.server..",
                        "org.finmesh.governance..",
                        "org.finmesh.domains..")
                .check(PORTAL);
    }

    @Test
    void the_portal_reaches_data_and_servers_only_through_the_api() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.kafka..", "org.keycloak..")
                .check(PORTAL);
    }

    @Test
    void features_do_not_depend_on_each_other_in_circles() {
        slices().matching("org.finmesh.portal.(*)..").should().beFreeOfCycles().check(PORTAL);
    }
}
