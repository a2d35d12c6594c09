package org.finmesh.portal.product;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Section;
import org.finmesh.portal.access.Standing;
import org.jspecify.annotations.Nullable;

/** How to read the port over Kafka and SQL: snippets to copy, and credentials for who has access. */
class ConnectSection extends Div {

    ConnectSection(Shown shown) {
        addClassName("connect");
        var consumer = consumerOf(shown.standing());
        add(credentials(shown));
        var connection = shown.platform().products().connection(shown.port().id(), consumer);
        if (connection.topic() == null && connection.topicNote() != null) {
            add(new Paragraph(translate("product.connect.no-topic", connection.topicNote())));
        }
        connection.snippets().forEach(snippet -> add(new CodeBlock(snippet.title(), snippet.text())));
    }

    /** Null lets the platform choose: it then shows how it would be. */
    private static @Nullable String consumerOf(Standing standing) {
        return switch (standing) {
            case Standing.Reader reader -> reader.agreement().consumer();
            case Standing.Waiting waiting -> waiting.agreement().consumer();
            case Standing.Owner ignored -> null;
            case Standing.Stranger ignored -> null;
        };
    }

    private static Component credentials(Shown shown) {
        return switch (shown.standing()) {
            case Standing.Reader reader ->
                panel(translate("product.credentials.text", reader.agreement().consumer()), issue(shown, reader));
            case Standing.Waiting ignored -> panel(translate("product.credentials.waiting"));
            case Standing.Owner ignored -> panel(translate("product.credentials.owner"));
            case Standing.Stranger ignored ->
                panel(translate("product.credentials.stranger"), ProductHeader.request(shown));
        };
    }

    private static Section panel(String text, Component... actions) {
        var panel = new Section(new H2(translate("product.credentials.title")), new Paragraph(text));
        panel.add(actions);
        panel.addClassName("panel");
        return panel;
    }

    private static Button issue(Shown shown, Standing.Reader reader) {
        var issue = new Button(
                translate("product.credentials.issue"),
                click -> new IssueCredentialsDialog(
                                shown.platform(), reader.agreement().consumer())
                        .open());
        issue.addThemeVariants(ButtonVariant.PRIMARY);
        return issue;
    }
}
