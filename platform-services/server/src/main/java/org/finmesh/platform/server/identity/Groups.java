package org.finmesh.platform.server.identity;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.finmesh.platform.contract.DomainName;

/**
 * Groups with full paths, as the realm's tokens carry them. A path that is none of ours gives no right.
 *
 * @param paths such as {@code /domains/treasury/owners}
 */
record Groups(Collection<String> paths) {

    private static final String PLATFORM = "/platform";
    private static final String AUDITORS = "/auditors";
    private static final String COUNCIL = "/council";
    private static final Pattern TEAM = Pattern.compile("/teams/([^/]+)");
    private static final Pattern MANAGERS = Pattern.compile("/teams/([^/]+)/managers");
    private static final Pattern OWNERS = Pattern.compile("/domains/([^/]+)/owners");
    private static final Pattern STEWARDS = Pattern.compile("/domains/([^/]+)/stewards");

    Groups {
        paths = List.copyOf(paths);
    }

    SortedSet<String> teams() {
        return names(TEAM);
    }

    /** The teams whose manager somebody is, which does not make them one of the team. */
    SortedSet<String> manages() {
        return names(MANAGERS);
    }

    SortedSet<DomainName> owns() {
        return domains(OWNERS);
    }

    SortedSet<DomainName> stewards() {
        return domains(STEWARDS);
    }

    boolean platform() {
        return paths.contains(PLATFORM);
    }

    boolean auditor() {
        return paths.contains(AUDITORS);
    }

    boolean council() {
        return paths.contains(COUNCIL);
    }

    private SortedSet<String> names(Pattern pattern) {
        return paths.stream()
                .map(pattern::matcher)
                .filter(matcher -> matcher.matches())
                .map(matcher -> matcher.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private SortedSet<DomainName> domains(Pattern pattern) {
        return names(pattern).stream()
                .flatMap(name -> domain(name).stream())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<DomainName> domain(String name) {
        try {
            return Optional.of(new DomainName(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
