package org.finmesh.platform.api;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.service.annotation.GetExchange;
import org.springframework.web.service.annotation.HttpExchange;

/** Whether every record that a product read became something, and whether its table is what its topic says. */
@HttpExchange("/api/v1")
public interface ConservationApi {

    /**
     * Reads what the port's topics and table hold now, up to where the product has committed, and counts. For owners of the
     * product's domain, the platform team and auditors. Takes as long as reading the topics does; 409 while another port
     * is counted.
     */
    @GetExchange("/ports/{port}/conservation")
    Conservation conservation(@PathVariable("port") String port);

    /**
     * @param checkedAt ISO 8601 instant, UTC
     * @param conserved whether all adds up, of what can be checked
     * @param records null for a product that is not made from records one by one
     * @param table null for a port without one
     * @param notes what cannot be checked, and why
     */
    record Conservation(
            String port,
            String checkedAt,
            boolean conserved,
            @Nullable Records records,
            @Nullable Table table,
            List<String> notes) {}

    /**
     * Records read, by what became of them: {@code read} is the sum of {@code published}, {@code quarantined},
     * {@code filtered}, {@code missing} and {@code untold}. A place is {@code <topic>/<partition>/<offset>}.
     *
     * @param published of which at least one record was published
     * @param quarantined and not published since, by a replay
     * @param missing that came to nothing, and whose outcome would still be there
     * @param untold of which no outcome is there any more, where it may have been removed by retention or compaction
     * @param conflicting that came to two different things without a replay; counted among these once
     * @param withoutOrigin published, quarantined or filtered records that do not say what they were made from
     * @param firstMissing places, at most 20
     * @param firstConflicting places, at most 20
     */
    record Records(
            List<Input> inputs,
            long read,
            long published,
            long quarantined,
            long filtered,
            long missing,
            long untold,
            long conflicting,
            long withoutOrigin,
            List<String> firstMissing,
            List<String> firstConflicting) {}

    /** @param waiting records at the topic's end that the product has not read yet */
    record Input(String topic, long read, long waiting) {}

    /**
     * The table's rows against the latest record of each key, up to where the table has read its topic; of a product that
     * is built as a whole, against what its last run published.
     *
     * @param expected rows that there should be; null while that is not known
     * @param missing keys without a row
     * @param surplus rows without a key
     * @param different rows that are of another record of their key, by its event time
     * @param first places in the topic of what is missing or different, at most 20
     */
    record Table(@Nullable Long expected, long rows, long missing, long surplus, long different, List<String> first) {}
}
