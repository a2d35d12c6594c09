package org.finmesh.platform.server.quality;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.finmesh.platform.api.QualityApi;
import org.finmesh.platform.catalog.Catalog;
import org.finmesh.platform.contract.Contract;
import org.finmesh.platform.contract.PortId;
import org.finmesh.platform.quality.Quality;
import org.finmesh.platform.quality.RuleResult;
import org.finmesh.platform.server.identity.CurrentCaller;
import org.finmesh.platform.server.problems.ServerError;
import org.finmesh.platform.server.problems.ServerException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.RestController;

@RestController
class QualityController implements QualityApi {

    private static final Duration HOURS_SHOWN = Duration.ofHours(24);
    private static final Duration DAYS_SHOWN = Duration.ofDays(30);

    private final Catalog catalog;
    private final Quality quality;
    private final CurrentCaller caller;

    QualityController(Catalog catalog, Quality quality, CurrentCaller caller) {
        this.catalog = catalog;
        this.quality = quality;
        this.caller = caller;
    }

    @Override
    public PortQuality quality(String name) {
        var contract = contract(name);
        var port = contract.port();
        var now = Instant.now();
        var days = quality.dailyScores(port, now.minus(DAYS_SHOWN));
        var today = now.truncatedTo(ChronoUnit.DAYS);
        var reader = caller.get();
        var withRecords = reader.platform() || reader.owns(port.product().domain());
        return new PortQuality(
                port.toString(),
                days.stream()
                        .filter(day -> day.start().equals(today))
                        .findFirst()
                        .map(org.finmesh.platform.quality.Score::value)
                        .orElse(null),
                quality.rules(port).stream()
                        .map(rule -> answer(rule, withRecords))
                        .toList(),
                quality.hourlyScores(port, now.minus(HOURS_SHOWN)).stream()
                        .map(QualityController::answer)
                        .toList(),
                days.stream().map(QualityController::answer).toList(),
                Stream.of(7, 30)
                        .flatMap(span -> promise(contract, span).stream())
                        .toList());
    }

    private Contract contract(String name) {
        return portId(name)
                .flatMap(catalog::contract)
                .orElseThrow(() -> new ServerException(
                        ServerError.PORT_UNKNOWN,
                        "there is no port '%s'; a port is <domain>.<product>.v<major>, as the catalog shows it"
                                .formatted(name)));
    }

    private static Optional<PortId> portId(String text) {
        try {
            return Optional.of(PortId.parse(text));
        } catch (IllegalArgumentException malformed) {
            return Optional.empty();
        }
    }

    private Optional<Promise> promise(Contract contract, int days) {
        return quality.attainment(contract, days)
                .map(kept -> new Promise("freshness", days, kept.minutes(), kept.minutesKept(), kept.share()));
    }

    private static Score answer(org.finmesh.platform.quality.Score score) {
        return new Score(score.start().toString(), score.value(), score.dimensions());
    }

    private static Rule answer(RuleResult result, boolean withRecords) {
        return new Rule(
                result.rule(),
                result.field(),
                result.dimension(),
                result.place(),
                result.value().toPlainString(),
                result.operator(),
                result.threshold().toPlainString(),
                plain(result.last()),
                result.unit(),
                result.severity(),
                result.passed(),
                result.records(),
                withRecords ? result.sampleKeys() : List.of(),
                withRecords ? result.firstFailure() : null,
                result.measuredAt().toString());
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }
}
