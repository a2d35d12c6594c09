package org.finmesh.portal.shell;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeTable;
import com.vaadin.flow.component.html.NativeTableHeaderCell;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** A plain table that screen readers understand; scrolls within itself where it is wider than the page. */
public class DataTable extends Div {

    private final NativeTable table = new NativeTable();

    /** @param caption what the table shows; for screen readers */
    public DataTable(String caption, List<String> columns) {
        addClassName("table-scroll");
        getElement().setAttribute("role", "region");
        getElement().setAttribute("aria-label", caption);
        getElement().setAttribute("tabindex", "0");
        var head = table.getHead().addRow();
        columns.forEach(column -> head.add(columnHead(column)));
        add(table);
    }

    /** @param first names the row */
    public void row(Component first, List<? extends Component> others) {
        var row = table.getBody().addRow();
        var name = new NativeTableHeaderCell(first);
        name.getElement().setAttribute("scope", "row");
        row.add(name);
        others.forEach(other -> row.addDataCell().add(other));
    }

    private static NativeTableHeaderCell columnHead(String text) {
        var head = new NativeTableHeaderCell(text);
        head.getElement().setAttribute("scope", "col");
        return head;
    }

    /** Text of a cell; what a machine reads is set in fixed width. */
    public static Span code(String text) {
        var code = new Span(text);
        code.addClassName("code");
        return code;
    }
}
