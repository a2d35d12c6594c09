package org.finmesh.platform.processing.runtime;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** How the parts of the process are, and a line in the log when one changes. */
public final class Health {

    private static final Logger LOG = LoggerFactory.getLogger(Health.class);

    /** UP, or DOWN with what is wrong. */
    public record Component(State status, String detail) {}

    public enum State {
        UP,
        DOWN
    }

    /** @param status UP when every component is */
    public record Report(State status, Map<String, Component> components) {}

    private final Map<String, Component> components = new ConcurrentHashMap<>();

    /** Until the component says otherwise it is DOWN: it starts. */
    public void expect(String component) {
        components.put(component, new Component(State.DOWN, "starting"));
    }

    public void up(String component, String detail) {
        if (changes(component, new Component(State.UP, detail))) {
            LOG.info("{}: {}", component, detail);
        }
    }

    public void down(String component, String detail) {
        if (changes(component, new Component(State.DOWN, detail))) {
            LOG.warn("{}: {}", component, detail);
        }
    }

    private boolean changes(String component, Component now) {
        var before = components.put(component, now);
        return before == null || before.status != now.status || (now.status == State.DOWN && !before.equals(now));
    }

    public Report report() {
        var all = new TreeMap<>(components);
        var up = all.values().stream().allMatch(component -> component.status == State.UP);
        return new Report(up ? State.UP : State.DOWN, all);
    }
}
