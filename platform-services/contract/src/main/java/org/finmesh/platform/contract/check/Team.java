package org.finmesh.platform.contract.check;

import static org.finmesh.platform.contract.ProblemCode.IMPOSSIBLE_BOUNDS;

/** Nobody leaves before they come. */
final class Team {

    private Team() {}

    /** @param team a list of members as in ODCS 3.0, or an object that has one */
    static void check(Element team) {
        team.items().forEach(Team::checkMember);
        team.at("members").items().forEach(Team::checkMember);
    }

    private static void checkMember(Element member) {
        if (Moments.compare(member.text("dateIn"), member.text("dateOut")).orElse(0) > 0) {
            member.at("dateOut").problem(IMPOSSIBLE_BOUNDS, "dateOut is before dateIn: swap or correct them");
        }
    }
}
