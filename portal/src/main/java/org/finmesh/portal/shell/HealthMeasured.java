package org.finmesh.portal.shell;

import com.vaadin.flow.component.ComponentEvent;
import com.vaadin.flow.component.UI;
import org.finmesh.platform.api.MeshApi.Status;

/** The platform has answered how every product does; fired on the UI, about every two seconds. */
public class HealthMeasured extends ComponentEvent<UI> {

    private final transient Status status;

    HealthMeasured(UI source, Status status) {
        super(source, false);
        this.status = status;
    }

    public Status status() {
        return status;
    }
}
