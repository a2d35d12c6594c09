package org.finmesh.platform.quality.alerts;

import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Configuration;

@Configuration
@EnableConfigurationProperties(AlertSettings.class)
class AlertsConfiguration {}
