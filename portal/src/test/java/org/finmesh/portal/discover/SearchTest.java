package org.finmesh.portal.discover;

import static org.assertj.core.api.Assertions.assertThat;

import com.vaadin.flow.router.QueryParameters;
import org.junit.jupiter.api.Test;

class SearchTest {

    @Test
    void is_the_same_after_a_way_through_the_address() {
        var search = new Search("fx rates & co", "treasury");
        var address = search.parameters().getQueryString();
        assertThat(Search.of(QueryParameters.fromString(address))).isEqualTo(search);
    }

    @Test
    void for_everything_leaves_the_address_bare() {
        assertThat(Search.ALL.parameters().getQueryString()).isEmpty();
        assertThat(Search.of(QueryParameters.empty())).isEqualTo(Search.ALL);
    }

    @Test
    void does_not_mind_blanks_around_the_words() {
        assertThat(new Search("  fx ", "")).isEqualTo(new Search("fx", ""));
    }
}
