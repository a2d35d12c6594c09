package org.finmesh.platform.catalog;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.finmesh.platform.contract.ProductId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Full-text search by PostgreSQL. */
@Repository
class ProductSearch {

    /** More words than this are not looked at. */
    private static final int WORDS_MAX = 10;

    record Hit(ProductId product, String match) {}

    private final JdbcClient jdbc;

    ProductSearch(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * @param text as a person types it: letters and digits count, all else separates
     * @return products in which every word occurs or begins one, by what they were found in; none when there is no word
     */
    List<Hit> find(String text) {
        var words = Arrays.stream(text.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}]+"))
                .filter(word -> !word.isEmpty())
                .distinct()
                .limit(WORDS_MAX)
                .toList();
        if (words.isEmpty()) {
            return List.of();
        }
        return jdbc.sql("""
                        with hit as (
                            select distinct on (t.product, w.word) t.product, t.what, t.weight
                            from unnest(:words::text[]) as w (word)
                            join catalog.term t
                              on t.words @@ (to_tsquery('simple', w.word || ':*') || to_tsquery('english', w.word || ':*'))
                            order by t.product, w.word, t.weight desc, t.what)
                        select product, string_agg(distinct what, ', ' order by what) as match
                        from hit
                        group by product
                        having count(*) = :words_count
                        order by sum(weight) desc, product""")
                .param("words", words.toArray(String[]::new))
                .param("words_count", words.size())
                .query((row, number) -> new Hit(ProductId.parse(row.getString("product")), row.getString("match")))
                .list();
    }
}
