package org.finmesh.platform.processing.record;

import org.jspecify.annotations.Nullable;

/**
 * What a port's records are written with.
 *
 * @param schemaId the registry's id of the contract's schema
 * @param maskedSchemaId the same of the masked topic; 0 where the port has no personal data
 * @param maskingKey null where the contract has no hashes
 */
public record Publishing(
        int schemaId, int maskedSchemaId, @Nullable MaskingKey maskingKey) {}
