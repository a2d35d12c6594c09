package org.finmesh.platform.cli;

import java.io.PrintWriter;
import org.finmesh.platform.cli.launch.MeshHome;

/** What a user is told when the mesh is up. */
final class Welcome {

    private Welcome() {}

    static void print(MeshHome home, PrintWriter out) {
        out.printf("%nPortal: http://localhost:%d%n%n", home.ports().portal());
        out.println("""
                Sign in as         who is                                       (password: finmesh)
                  clara            consumer, team customer-insight
                  viktor           consumer, team valuation-control
                  mia              manager of customer-insight and valuation-control
                  max              manager of the domains' teams
                  rosa             owner of retail-banking
                  carlos           owner of capital-markets
                  tessa            owner of treasury
                  paul             platform team
                  alma             auditor
                  kofi             council, central team

                ./mesh status says how everything is, ./mesh down stops it.""");
    }
}
