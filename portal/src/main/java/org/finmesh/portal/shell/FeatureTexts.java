package org.finmesh.portal.shell;

import com.vaadin.flow.i18n.I18NProvider;
import java.text.MessageFormat;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.springframework.stereotype.Component;

/**
 * Every text of the portal. A key starts with the feature it belongs to, {@code discover.search.label}, and is looked
 * up in that feature's bundle, {@code org/finmesh/portal/discover/texts.properties}. To translate the portal, put
 * {@code texts_<language>.properties} beside each and name the locale here.
 */
@Component
public class FeatureTexts implements I18NProvider {

    /** English as most of the world writes its dates: day, month, year. */
    private static final List<Locale> LOCALES = List.of(Locale.UK);

    @Override
    public List<Locale> getProvidedLocales() {
        return LOCALES;
    }

    /** @throws java.util.MissingResourceException when there is no such text */
    @Override
    public String getTranslation(String key, Locale locale, Object... values) {
        var pattern = bundle(key.substring(0, key.indexOf('.')), locale).getString(key);
        return values.length == 0 ? pattern : new MessageFormat(pattern, locale).format(values);
    }

    private static ResourceBundle bundle(String feature, Locale locale) {
        return ResourceBundle.getBundle(
                "org.finmesh.portal." + feature + ".texts",
                locale,
                FeatureTexts.class.getClassLoader(),
                ResourceBundle.Control.getNoFallbackControl(ResourceBundle.Control.FORMAT_PROPERTIES));
    }
}
