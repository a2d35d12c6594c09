package org.finmesh.platform.contract;

/**
 * What can be wrong in a product's files. All are of the kind USER: the author mends the file, a repeat without that
 * gives the same answer. The names are stable, scripts may rely on them.
 */
public enum ProblemCode {
    // The text is no document that we read.
    UNREADABLE("The file is YAML 1.2 in UTF-8."),
    TOO_LARGE("The file is of a size that contracts have."),
    TOO_DEEP("The file is nested as deeply as contracts are."),
    ALIAS("An alias stands for a complete value above it, and the aliases of a file for no more than it may hold."),
    TAG("Values have no tags: nothing is constructed from a contract."),
    COMPLEX_KEY("A key is a plain word."),
    DUPLICATE_KEY("A mapping has each key once."),
    BAD_NUMBER("A number is finite, and of a length that can be kept exactly."),
    SEVERAL_DOCUMENTS("A file holds one document."),
    TOO_MANY("A file has no more problems than can be listed."),

    // It does not have the structure of the standard that it declares.
    UNKNOWN_KIND("The kind is DataContract or DataProduct."),
    UNSUPPORTED_VERSION("The declared version of the standard is one that is read."),
    UNKNOWN_KEY("Each key is one that the standard has at that place; others go into customProperties."),
    MISSING_KEY("Each key that the standard requires is there."),
    WRONG_TYPE("Each value is of the type that the standard gives it."),
    WRONG_VALUE("Each value is one that the standard allows."),
    ONE_OPERATOR("A quality rule compares by exactly one operator."),

    // It contradicts itself.
    DUPLICATE_ID("An id is unique within its list."),
    DUPLICATE_NAME("A name is unique within its list."),
    DANGLING_REFERENCE("What is pointed to is there, and of the same number as what points to it."),
    IMPOSSIBLE_BOUNDS("Some value can keep the bounds."),
    BAD_PATTERN("A pattern is a regular expression."),
    PRIMARY_KEY("The positions of a primary key are 1, 2, 3… of properties that belong to it."),
    PARTITION_KEY("The positions of a partition key are 1, 2, 3… of properties that belong to it."),
    QUALITY_RULE("A metric is used on what it measures: an object, or a property."),
    CYCLE("No output is made from itself."),

    // It is no product or contract of this mesh; see docs/contracts.md.
    NO_PRODUCT("A product folder has one product.odps.yaml."),
    NO_CONTRACT("A product folder has a contract for each output port."),
    FILE_NAME("A file is named as the mesh names it."),
    PRODUCT_ID("A product's id is <domain>.<product>."),
    CONTRACT_ID("A contract's id is <domain>.<product>.v<major>."),
    VERSION("A version is semantic, its major that of the id."),
    STATUS("A status is draft, proposed, active, deprecated or retired."),
    DOMAIN("The domain is that of the id."),
    OWNER("A product has exactly one owner."),
    OUTPUT_PORT("Each output port has its contract, and each contract its port."),
    INPUT_PORT("An input port names a port of another product."),
    SERVER("A server is one that the mesh runs."),
    SCHEMA_OBJECT("A contract has one object."),
    PROPERTY_NAME("A property's name is snake_case."),
    BUSINESS_NAME("Each property has a business name."),
    CLASSIFICATION("Each property is classified."),
    LOGICAL_TYPE("A property's type is one that topic and table can hold."),
    PRECISION("A number has precision and scale."),
    SERVICE_LEVEL("A promise is a number with a unit."),
    DEPRECATION("A deprecated major says when its support and its life end."),
    MIGRATION_GUIDE("A new major says how to move to it."),
    CUSTOM_PROPERTY("A custom property that the mesh reads has a value that it knows.");

    private final String rule;

    ProblemCode(String rule) {
        this.rule = rule;
    }

    /** What is so in a file without this problem, in a sentence. */
    public String rule() {
        return rule;
    }
}
