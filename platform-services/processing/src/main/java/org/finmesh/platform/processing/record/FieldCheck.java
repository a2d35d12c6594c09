package org.finmesh.platform.processing.record;

import org.jspecify.annotations.Nullable;

/** One rule of the contract about one field's value. */
@FunctionalInterface
interface FieldCheck {

    /** Null where the value keeps the rule. The value is never null and of the property's Java type. */
    @Nullable
    Breach of(Object value);
}
