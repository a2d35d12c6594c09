package org.finmesh.platform.processing.record;

/**
 * Why a record goes to quarantine.
 *
 * @param code stable, in capitals
 * @param reason names the field, never its value
 */
public record Breach(String code, String reason) {

    static Breach of(String code, String property, String what) {
        return new Breach(code, "field '%s' %s".formatted(property, what));
    }
}
