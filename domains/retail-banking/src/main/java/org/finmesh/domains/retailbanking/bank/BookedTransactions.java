package org.finmesh.domains.retailbanking.bank;

import java.time.Clock;
import java.time.Instant;
import java.util.SplittableRandom;
import org.finmesh.platform.processing.Pace;
import org.finmesh.platform.processing.Source;
import org.finmesh.platform.processing.SourceWriter;
import org.finmesh.platform.processing.SourceWriter.Written;

/** Sends the bookings of an invented bank, at a set pace. About one in {@value #BROKEN_ONE_IN} is broken on purpose. */
public final class BookedTransactions implements Source {

    /** The topic of the bookings as sent. */
    public static final String TOPIC = "retail-banking.booked-transactions";

    static final int BROKEN_ONE_IN = 100;

    private static final long SEED = 20_260_104L;

    private final Pace pace;
    private final Clock clock;

    public BookedTransactions(Pace pace, Clock clock) {
        this.pace = pace;
        this.clock = clock;
    }

    @Override
    public String name() {
        return "booked-transactions";
    }

    @Override
    public String topic() {
        return TOPIC;
    }

    @Override
    public void run(SourceWriter writer) throws Exception {
        var bank = new Bank();
        var bookedAt = writer.lastWritten().map(Written::eventTime).orElse(Instant.EPOCH);
        while (true) {
            pace.await();
            bookedAt = Bank.later(clock.instant(), bookedAt);
            send(bank.booking(bookedAt), writer);
        }
    }

    private static void send(Booking booking, SourceWriter writer) throws InterruptedException {
        var key = booking.transactionId();
        var random = new SplittableRandom(SEED ^ Bank.micros(booking.bookedAt()));
        if (random.nextInt(BROKEN_ONE_IN) == 0) {
            var defect = Defect.values()[random.nextInt(Defect.values().length)];
            writer.writeBytes(key, defect.spoil(booking), booking.bookedAt());
        } else {
            writer.write(key, booking, booking.bookedAt());
        }
    }
}
