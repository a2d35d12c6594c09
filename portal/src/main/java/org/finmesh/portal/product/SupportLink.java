package org.finmesh.portal.product;

import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Span;

/** Where to ask: a link where it is an address that can be opened safely. */
class SupportLink extends Span {

    private static final String MAIL = "mailto:";

    SupportLink(String channel) {
        if (channel.startsWith(MAIL)) {
            add(new Anchor(channel, channel.substring(MAIL.length())));
        } else if (channel.startsWith("https://") || channel.startsWith("http://")) {
            add(new Anchor(channel, channel));
        } else {
            setText(channel);
        }
    }
}
