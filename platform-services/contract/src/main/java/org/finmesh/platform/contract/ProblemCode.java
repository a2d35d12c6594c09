package org.finmesh.platform.contract;

/**
 * What can be wrong in a product's files. All are of the kind USER: the author mends the file, a repeat without that
 * gives the same answer. The names are stable, scripts may rely on them.
 */
public enum ProblemCode {
    // The text is no document that we read.
    UNREADABLE,
    TOO_LARGE,
    TOO_DEEP,
    ALIAS,
    TAG,
    COMPLEX_KEY,
    DUPLICATE_KEY,
    BAD_NUMBER,
    SEVERAL_DOCUMENTS,

    // It does not have the structure of the standard that it declares.
    UNKNOWN_KIND,
    UNSUPPORTED_VERSION,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    WRONG_VALUE,
    ONE_OPERATOR,

    // It contradicts itself.
    DUPLICATE_ID,
    DUPLICATE_NAME,
    DANGLING_REFERENCE,
    IMPOSSIBLE_BOUNDS,
    BAD_PATTERN,
    PRIMARY_KEY,

    // It is no product or contract of this mesh; see docs/contracts.md.
    NO_PRODUCT,
    NO_CONTRACT,
    FILE_NAME,
    PRODUCT_ID,
    CONTRACT_ID,
    VERSION,
    STATUS,
    DOMAIN,
    OWNER,
    OUTPUT_PORT,
    INPUT_PORT,
    SERVER,
    SCHEMA_OBJECT,
    PROPERTY_NAME,
    BUSINESS_NAME,
    CLASSIFICATION,
    LOGICAL_TYPE,
    PRECISION,
    SERVICE_LEVEL,
    DEPRECATION,
    MIGRATION_GUIDE,
    CUSTOM_PROPERTY
}
