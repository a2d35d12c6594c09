package org.finmesh.portal.shell;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UserMenuTest {

    @ParameterizedTest
    @CsvSource({"Clara Lindqvist, CL", "Tessa van den Berg, TB", "Kofi, K", "'', ''"})
    void initials_are_of_the_first_and_the_last_name(String name, String initials) {
        assertThat(UserMenu.initials(name)).isEqualTo(initials);
    }
}
