package org.finmesh.portal.quality;

import static com.vaadin.flow.i18n.I18NProvider.translate;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.ComponentUtil;
import com.vaadin.flow.component.DetachEvent;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.shared.Registration;
import org.finmesh.platform.api.ProductsApi.Freshness;
import org.finmesh.portal.shell.Durations;
import org.finmesh.portal.shell.HealthMeasured;
import org.jspecify.annotations.Nullable;

/** How fresh a port is now against its promise; keeps itself up to date while it is on a page. */
public class FreshnessText extends Span {

    private final String port;
    private @Nullable Registration measurements;

    public FreshnessText(String port, Freshness freshness) {
        this.port = port;
        addClassName("freshness");
        show(freshness);
    }

    @Override
    protected void onAttach(AttachEvent attached) {
        measurements = ComponentUtil.addListener(attached.getUI(), HealthMeasured.class, this::measured);
    }

    @Override
    protected void onDetach(DetachEvent detached) {
        if (measurements != null) {
            measurements.remove();
        }
    }

    private void measured(HealthMeasured measured) {
        measured.status().products().stream()
                .filter(health -> health.port().equals(port))
                .findFirst()
                .ifPresent(health -> show(health.freshness()));
    }

    private void show(Freshness freshness) {
        getElement().setAttribute("data-state", freshness.state());
        setText(words(freshness));
    }

    private static String words(Freshness freshness) {
        var age = freshness.freshnessMs();
        var promise = freshness.promiseMs();
        if (age == null) {
            return translate("quality.freshness.unmeasured");
        }
        if (promise == null) {
            return translate("quality.freshness.no-promise", Durations.words(age));
        }
        return translate("quality.freshness." + freshness.state(), Durations.words(age), Durations.words(promise));
    }
}
