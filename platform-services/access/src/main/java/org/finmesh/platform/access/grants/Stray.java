package org.finmesh.platform.access.grants;

/**
 * A right on a port, or on a consumer's role, whose holder is neither a consumer nor of the port's domain nor the
 * platform: only agreements give those.
 *
 * @param right in words
 * @param taking takes it away; safe to repeat
 */
record Stray(String holder, String right, Runnable taking) {

    String words() {
        return holder + ": " + right;
    }
}
