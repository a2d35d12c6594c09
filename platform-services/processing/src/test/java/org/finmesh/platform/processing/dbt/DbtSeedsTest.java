package org.finmesh.platform.processing.dbt;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DbtSeedsTest {

    @TempDir
    private Path project;

    @TempDir
    private Path state;

    private DbtSeeds seeds;

    @BeforeEach
    void write() throws IOException {
        Files.createDirectories(project.resolve("seeds"));
        Files.writeString(project.resolve("seeds/customers.csv"), "id\n1\n");
        Files.writeString(project.resolve("dbt_project.yml"), "name: sample");
        seeds = new DbtSeeds(project, state);
    }

    @Test
    void areLoadedByTheFirstRunAndNotAgain() throws IOException {
        assertThat(seeds.areLoaded()).isFalse();
        seeds.loaded();

        assertThat(seeds.areLoaded()).isTrue();
        assertThat(new DbtSeeds(project, state).areLoaded()).isTrue();
    }

    @Test
    void areLoadedAgainWhenTheyOrTheirTypesChanged() throws IOException {
        seeds.loaded();
        Files.writeString(project.resolve("seeds/customers.csv"), "id\n2\n");
        assertThat(seeds.areLoaded()).isFalse();

        seeds.loaded();
        Files.writeString(project.resolve("dbt_project.yml"), "name: other");
        assertThat(seeds.areLoaded()).isFalse();
    }

    @Test
    void areLoadedAgainAfterAFailedRun() throws IOException {
        seeds.loaded();
        seeds.forget();

        assertThat(seeds.areLoaded()).isFalse();
    }
}
