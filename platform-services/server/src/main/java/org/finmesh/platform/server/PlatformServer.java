package org.finmesh.platform.server;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.modulith.Modulithic;
import org.springframework.scheduling.annotation.EnableAsync;
import org.springframework.scheduling.annotation.EnableScheduling;

/** The control plane. Records never pass it: with it down, products keep flowing and granted consumers keep reading. */
@SpringBootApplication(scanBasePackages = {"org.finmesh.platform", "org.finmesh.governance"})
@ConfigurationPropertiesScan
@Modulithic(
        systemName = "Finmesh",
        additionalPackages = {"org.finmesh", "org.finmesh.platform"})
@EnableAsync
@EnableScheduling
public class PlatformServer {

    public static void main(String[] args) {
        SpringApplication.run(PlatformServer.class, args);
    }
}
