package org.finmesh.governance;

import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.finmesh.governance.council.CharterFile;
import org.finmesh.platform.contract.SourceFile;

/**
 * The council's own law: who has a vote, and how votes decide. Kept in {@link #PATH} of the governance folder.
 *
 * @param members user names and the seat that each speaks for; several may speak for one domain
 * @param quorum the share of the seats entitled to vote that must have voted; abstentions count
 * @param majority more than this share of yes and no together must be yes
 * @param charterMajority the same for a change of the charter itself; not below {@code majority}
 * @param votingDays how long a proposal is open, 1 to 90
 * @param noticeDays from proposal or decision, whichever is later, to effect at least, 0 to 365
 * @param graceDays from effect until what passes today may fail, at least, 0 to 730
 */
public record Charter(
        Map<String, Seat> members,
        Fraction quorum,
        Fraction majority,
        Fraction charterMajority,
        int votingDays,
        int noticeDays,
        int graceDays,
        ProposersVote proposersVote,
        Set<Recusal> recusals) {

    /** Within the governance folder. */
    public static final String PATH = "council/charter.yaml";

    private static final Fraction NONE = new Fraction(0, 1);
    private static final Fraction HALF = new Fraction(1, 2);
    private static final Fraction ALL = new Fraction(1, 1);

    /** What becomes of the vote of the seat that a proposal comes from. */
    public enum ProposersVote {
        COUNTS,
        RECUSED
    }

    /** Who has no vote on what. */
    public enum Recusal {
        /** A domain on a waiver for a product of its own. */
        WAIVED_DOMAIN
    }

    public Charter {
        members = Map.copyOf(members);
        recusals = Set.copyOf(recusals);
        require(!members.isEmpty(), "members: a council without members decides nothing; name at least one");
        require(quorum.compareTo(NONE) > 0, "quorum: is more than 0/1");
        requireMajority("majority", majority);
        requireMajority("charterMajority", charterMajority);
        require(charterMajority.compareTo(majority) >= 0, "charterMajority: is not below majority");
        requireDays("votingDays", votingDays, 1, 90);
        requireDays("noticeDays", noticeDays, 0, 365);
        requireDays("graceDays", graceDays, 0, 730);
    }

    /** @throws GovernanceException UNUSABLE_RULES, naming the key, when the file is not understood whole */
    public static Charter of(SourceFile file) {
        return CharterFile.read(file);
    }

    /** In the order of their labels. */
    public Set<Seat> seats() {
        var seats = new TreeMap<String, Seat>();
        members.values().forEach(seat -> seats.put(seat.label(), seat));
        return new LinkedHashSet<>(seats.values());
    }

    public Optional<Seat> seatOf(String user) {
        return Optional.ofNullable(members.get(user));
    }

    private static void requireMajority(String key, Fraction majority) {
        require(
                majority.compareTo(HALF) >= 0 && majority.compareTo(ALL) < 0,
                key + ": is at least 1/2 and less than 1/1, so that yes and no cannot both win");
    }

    private static void requireDays(String key, int days, int min, int max) {
        require(days >= min && days <= max, "%s: is %d to %d days, not %d".formatted(key, min, max, days));
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new IllegalArgumentException(otherwise);
        }
    }
}
