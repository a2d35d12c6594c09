package org.finmesh.platform.cli;

import java.io.PrintWriter;
import java.io.StringWriter;

/** The command as a user calls it, with what it answered. */
record Called(int exitCode, String out, String err) {

    static Called mesh(Object... arguments) {
        // As ./mesh does: tests run in the module's folder.
        System.setProperty("finmesh.root", "../..");
        var out = new StringWriter();
        var err = new StringWriter();
        var words = new String[arguments.length];
        for (var i = 0; i < arguments.length; i++) {
            words[i] = arguments[i].toString();
        }
        var exitCode = MeshCommand.run(new PrintWriter(out, true), new PrintWriter(err, true), words);
        return new Called(exitCode, out.toString(), err.toString());
    }
}
