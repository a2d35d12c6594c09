package org.finmesh.domains.capitalmarkets.riskexposure;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Map.Entry;
import org.finmesh.platform.processing.Filtered;
import org.finmesh.platform.processing.Fold.Step;
import org.jspecify.annotations.Nullable;

/**
 * What is remembered of a share: its latest price, and who holds how much of it.
 *
 * @param books by their id
 */
record Share(@Nullable Quote price, Map<String, Holding> books) {

    Share {
        books = Map.copyOf(books);
    }

    /** A position values its book, a price each book that holds something. */
    static Step<Share, Holder> step(@Nullable Share known, Update update, Instant eventTime) {
        var share = known == null ? new Share(null, Map.of()) : known;
        return switch (update) {
            case Update.Position position -> share.with(position);
            case Update.Price price -> share.with(price);
        };
    }

    private Step<Share, Holder> with(Update.Position position) {
        var book = position.bookId();
        var next = new HashMap<>(books);
        next.put(book, books.getOrDefault(book, Holding.none()).with(position));
        var share = new Share(price, next);
        return Step.of(share, share.holder(position.isin(), book));
    }

    private Step<Share, Holder> with(Update.Price update) {
        if (price != null && update.quotedAt().isBefore(price.quotedAt())) {
            throw new Filtered("OLDER_PRICE", "a later quote of the share came before");
        }
        var quote = Quote.of(update);
        var share = new Share(quote, books);
        if (price != null && price.valuesLike(quote)) {
            return Step.silent(share, "SAME_PRICE", "the quote has the price and the trading date of the one before");
        }
        var holders = books.entrySet().stream()
                .filter(book -> book.getValue().quantity() != 0)
                .map(Entry::getKey)
                .sorted()
                .map(book -> share.holder(update.isin(), book))
                .toList();
        return holders.isEmpty() ? Step.silent(share, "NOT_HELD", "no book holds the share") : Step.of(share, holders);
    }

    private Holder holder(String isin, String book) {
        var holding = books.getOrDefault(book, Holding.none());
        return new Holder(isin, book, holding.quantity(), holding.changedAt(), price);
    }
}
