package org.finmesh.platform.contract.structure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.finmesh.platform.contract.Problem;
import org.finmesh.platform.contract.SourceFile;
import org.finmesh.platform.contract.Validation;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What each version of ODCS began or ceased to allow: an example of it is valid in these versions and in no others. */
class VersionDifferencesTest {

    @ParameterizedTest(name = "{0}..{1}: {2}")
    @CsvSource(delimiter = '|', textBlock = """
            # What 3.0.1 added. 3.0.x lets unknown keys pass in many places, so the examples have values of a wrong type there.
            v3.0.1 | v3.2.0 | authoritativeDefinitions: [{url: https://example.com, type: manual}]
            v3.0.0 | v3.0.0 | description: {authoritativeDefinitions: 1}
            v3.0.0 | v3.0.0 | description: {customProperties: 1}
            v3.0.0 | v3.0.0 | roles: [{role: reader, customProperties: 1}]

            # What 3.0.2 changed.
            v3.0.2 | v3.2.0 | schema: [{name: a, properties: [{name: b, physicalName: c}]}]
            v3.0.0 | v3.0.1 | servers: [{server: a, type: athena, schema: b, staging_dir: c}]
            v3.0.2 | v3.2.0 | servers: [{server: a, type: athena, schema: b, stagingDir: c}]
            v3.0.0 | v3.0.1 | team: [{username: a, name: 1}]

            # What 3.1.0 closed.
            v3.0.0 | v3.0.2 | servers: [{server: a, type: kafka, host: b, topic: c}]
            v3.0.0 | v3.0.2 | roles: [{role: reader, owner: a}]
            v3.0.0 | v3.0.2 | support: [{channel: a, url: b, owner: a}]
            v3.0.0 | v3.0.2 | price: {priceAmount: 1, per: day}
            v3.0.0 | v3.0.2 | slaProperties: [{property: latency, value: 4, column: a}]
            v3.0.0 | v3.0.2 | customProperties: [{property: a, value: b, note: c}]
            v3.0.0 | v3.0.2 | customProperties: [{property: a}]
            v3.0.0 | v3.0.2 | team: [{role: owner}]
            v3.0.0 | v3.0.2 | schema: [{name: a, quality: [{type: text, severty: error}]}]
            v3.0.0 | v3.0.2 | schema: [{name: a, properties: [{name: b, logicalType: array, items: {logicalType: string, properties: []}}]}]

            # What 3.1.0 changed.
            v3.0.0 | v3.0.2 | schema: [{name: a, quality: [{rule: rowCount, mustBe: 1}]}]
            v3.1.0 | v3.2.0 | schema: [{name: a, quality: [{metric: rowCount, mustBe: 1}]}]
            v3.0.0 | v3.0.2 | schema: [{name: a, quality: [{type: sql, query: select 1}]}]
            v3.0.0 | v3.2.0 | schema: [{name: a, quality: [{type: sql, query: select 1, mustBe: 1}]}]
            v3.0.0 | v3.0.2 | schema: [{name: a, properties: [{name: b, logicalType: integer, logicalTypeOptions: {maximum: 1, exclusiveMaximum: true}}]}]
            v3.1.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: integer, logicalTypeOptions: {exclusiveMaximum: 2}}]}]
            v3.1.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: date, logicalTypeOptions: {exclusiveMaximum: 2030-01-01}}]}]
            v3.0.0 | v3.0.2 | servers: [{server: a, type: duckdb, database: b, schema: 1}]
            v3.1.0 | v3.2.0 | servers: [{server: a, type: duckdb, database: b, schema: main}]
            v3.1.0 | v3.2.0 | servers: [{server: a, type: s3, location: b, format: avro}]
            v3.1.0 | v3.2.0 | support: [{channel: a}]
            v3.1.0 | v3.2.0 | team: {members: [{username: a}]}
            v3.0.0 | v3.2.0 | team: [{username: a}]

            # What 3.1.0 added.
            v3.1.0 | v3.2.0 | schema: [{name: a, id: a-1}]
            v3.1.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: timestamp, logicalTypeOptions: {timezone: true}}]}]
            v3.1.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: time}, {name: c, relationships: [{to: a.b}]}]}]
            v3.1.0 | v3.2.0 | servers: [{server: a, type: hive, host: b, database: c}]

            # What 3.2.0 changed and added.
            v3.2.0 | v3.2.0 | status:
            v3.2.0 | v3.2.0 | servers: [{server: a, type: mysql, host: b, port: "${DB_PORT}", database: c}]
            v3.2.0 | v3.2.0 | servers: [{server: a, type: athena, schema: b}]
            v3.2.0 | v3.2.0 | servers: [{server: a, type: kafka, host: b, encoding: utf-8}, {server: b, type: iceberg, catalog: c, catalogUrl: d}]
            v3.2.0 | v3.2.0 | schema: [{name: a, id: "urn:a"}]
            v3.2.0 | v3.2.0 | schema: [{name: order-lines, properties: [{name: b, properties: [{name: c}]}, {name: d, relationships: [{id: e, to: order-lines.b.c}]}]}]
            v3.2.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, enum: [{value: 1, label: one}]}]}]
            v3.2.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: map, map: {key: {logicalType: string}, value: {}}}]}]
            v3.2.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, logicalType: vector, logicalTypeOptions: {dimensions: 3}}]}]
            v3.2.0 | v3.2.0 | schema: [{name: a, context: ask nicely, deprecated: true, synonyms: [{synonym: b}]}]
            v3.2.0 | v3.2.0 | schema: [{name: a, properties: [{name: b, semanticType: measure, synonyms: [{synonym: b}]}]}]
            v3.2.0 | v3.2.0 | context: {instructions: a, verifiedStatements: [{question: b}], constraints: [{constraint: c}]}
            v3.2.0 | v3.2.0 | schema: [{name: a, id: b, tags: [], properties: [{name: c, relationships: [{id: d, to: a.c, customProperties: [{property: a, value: b, vendor: c}]}]}]}]
            """)
    void areKept(String since, String until, String example) {
        var all = Standard.ODCS.versions();
        var expected = all.subList(all.indexOf(since), all.indexOf(until) + 1);
        assertThat(all)
                .filteredOn(version -> problems(version, example).isEmpty())
                .as(
                        "%s; %s",
                        example,
                        all.stream().map(version -> problems(version, example)).toList())
                .containsExactlyElementsOf(expected);
    }

    /** In a contract that is valid in every version. An example of a key without a value leaves that key out. */
    private static List<Problem> problems(String version, String example) {
        var status = example.equals("status:") ? "" : "status: active\n" + example;
        return Validation.of(new SourceFile(version + ".yaml", """
                apiVersion: %s
                kind: DataContract
                id: orders
                version: 1.0.0
                %s
                """.formatted(version, status)));
    }
}
