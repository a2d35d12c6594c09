package org.finmesh.platform.cli;

import org.finmesh.platform.cli.client.Identity;
import org.finmesh.platform.cli.client.PlatformApi;
import org.finmesh.platform.cli.client.Tokens;
import org.finmesh.platform.cli.launch.MeshHome;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;

/** Which mesh's API is called, and in whose name. */
final class ApiOptions {

    @Mixin
    private HomeOptions home;

    @Mixin
    private PersonOptions person;

    MeshHome mesh() {
        return home.mesh();
    }

    PlatformApi asPerson(CommandSpec spec) {
        return as(person.person(), spec);
    }

    PlatformApi asPersonOrOperator(CommandSpec spec) {
        return as(person.personOrOperator(), spec);
    }

    Tokens tokens(CommandSpec spec) {
        return new Tokens(mesh().address(), spec.commandLine().getErr());
    }

    private PlatformApi as(Identity identity, CommandSpec spec) {
        return new PlatformApi(mesh().address().apiUrl(), tokens(spec).accessToken(identity));
    }
}
