package org.finmesh.platform.processing.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.finmesh.platform.processing.lineage.Field.Place;
import org.finmesh.platform.processing.lineage.Field.Place.Kind;
import org.junit.jupiter.api.Test;

class FlowGraphTest {

    private static final Place TRADES = new Place(Kind.TOPIC, "trades");
    private static final Place QUOTES = new Place(Kind.TOPIC, "quotes");

    private final List<FlowEdge> edges = new ArrayList<>();
    private final FlowGraph graph = new FlowGraph(
            Map.of(
                    "book",
                    Set.of(TRADES),
                    "quote",
                    Set.of(QUOTES),
                    "sum",
                    Set.of(new Place(Kind.OUT_OF, "book"), new Place(Kind.OUT_OF, "quote")),
                    "value",
                    Set.of(new Place(Kind.OUT_OF, "sum")),
                    FlowGraph.PUBLISH,
                    Set.of(new Place(Kind.OUT_OF, "value"))),
            (topic, type) -> true);

    @Test
    void chainsOperatorsBackToTheTopics() {
        edge("into book Trade qty", "out book Booked amount", Transformation.TRANSFORMATION);
        edge("into sum Booked amount", "out sum Sum total", Transformation.IDENTITY);
        edge("into value Sum total", "out value Value eur", Transformation.IDENTITY);
        edge("topic fx-rates Rate rate", "out value Value eur", Transformation.TRANSFORMATION);

        assertThat(flows("eur"))
                .containsOnly("trades.qty -> eur TRANSFORMATION", "fx-rates.rate -> eur TRANSFORMATION");
    }

    @Test
    void keepsFieldsOfOneNameApartByTheirRecord() {
        edge("into book Trade id", "out book Booked amount", Transformation.IDENTITY);
        edge("into quote Quote id", "out quote Quoted amount", Transformation.IDENTITY);
        edge("into sum Booked amount", "out sum Sum total", Transformation.IDENTITY);
        edge("into value Sum total", "out value Value eur", Transformation.IDENTITY);

        assertThat(flows("eur")).containsOnly("trades.id -> eur IDENTITY");
    }

    @Test
    void goesToATopicOnlyWithWhatIsReadFromIt() {
        edge("into both Trade qty", "out both Sum total", Transformation.IDENTITY);
        edge("into value Sum total", "out value Value eur", Transformation.IDENTITY);

        var graph = new FlowGraph(
                Map.of(
                        "both",
                        Set.of(TRADES, QUOTES),
                        "value",
                        Set.of(new Place(Kind.OUT_OF, "both")),
                        FlowGraph.PUBLISH,
                        Set.of(new Place(Kind.OUT_OF, "value"))),
                (topic, type) -> topic.equals("trades") == type.equals("Trade"));
        graph.add(edges);

        assertThat(graph.flows("Value", List.of("eur")))
                .extracting(FieldFlow::topic)
                .containsExactly("trades");
    }

    @Test
    void goesThroughAStateThatFeedsItself() {
        edge("into book Trade qty", "out book Booked amount", Transformation.IDENTITY);
        edge("into sum Booked amount", "state sum State total", Transformation.AGGREGATION);
        edge("state sum State total", "state sum State total", Transformation.AGGREGATION);
        edge("state sum State total", "out sum Sum total", Transformation.IDENTITY);
        edge("into value Sum total", "out value Value eur", Transformation.IDENTITY);

        assertThat(flows("eur")).containsOnly("trades.qty -> eur AGGREGATION");
    }

    @Test
    void tellsWhatDecidesWhetherThereIsARecordOfEveryOperatorOnTheWay() {
        edge("into book Trade side", "out book  *", Transformation.FILTER);
        edge("into book Trade id", "out book Booked account", Transformation.TRANSFORMATION);
        edge("into sum Booked account", "out sum  *", Transformation.GROUP_BY);

        assertThat(flows("eur")).containsOnly("trades.side -> * FILTER", "trades.id -> * GROUP_BY");
    }

    @Test
    void holdsTheWeakerOfTwoObservationsAndSaysWhetherSomethingIsNew() {
        var copied = parse("into value Sum total", "out value Value eur", Transformation.IDENTITY);
        var made = parse("into value Sum total", "out value Value eur", Transformation.TRANSFORMATION);
        var decided = parse("into value Sum total", "out value Value eur", Transformation.CONDITIONAL);

        assertThat(graph.add(List.of(copied))).isTrue();
        assertThat(graph.add(List.of(copied))).isFalse();
        assertThat(graph.add(List.of(made))).isTrue();
        assertThat(graph.add(List.of(copied, decided))).isFalse();
    }

    private void edge(String from, String to, Transformation how) {
        edges.add(parse(from, to, how));
        graph.add(edges);
    }

    private static FlowEdge parse(String from, String to, Transformation how) {
        return new FlowEdge(field(from), field(to), how);
    }

    private static Field field(String text) {
        var words = text.split(" ");
        var kind = switch (words[0]) {
            case "into" -> Kind.INTO;
            case "out" -> Kind.OUT_OF;
            case "state" -> Kind.STATE_OF;
            case "topic" -> Kind.TOPIC;
            default -> throw new IllegalArgumentException(text);
        };
        return new Field(new Place(kind, words[1]), words[2], words[3]);
    }

    private List<String> flows(String... outputs) {
        var flows = new ArrayList<String>();
        graph.flows("Value", List.of(outputs))
                .forEach(flow ->
                        flows.add(flow.topic() + "." + flow.field() + " -> " + flow.output() + " " + flow.how()));
        return flows;
    }
}
