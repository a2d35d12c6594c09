package org.finmesh.platform.localstack;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.IntStream;

/**
 * The TCP ports of one mesh, all on loopback and all offsets from one base.
 *
 * @param base the portal's port, 1024 to 65500
 */
public record MeshPorts(int base) {

    /** Where a mesh is unless told otherwise. */
    public static final int BASE_DEFAULT = 18_000;

    private static final int COUNT = 20;
    private static final int FIRST_DOMAIN = 11;

    public MeshPorts {
        if (base < 1024 || base > 65_500) {
            throw new IllegalArgumentException("a port base is 1024 to 65500, not " + base);
        }
    }

    /** A base of which every port is free now, below the ports that the system hands out itself. */
    public static MeshPorts free() {
        for (var attempt = 0; attempt < 1000; attempt++) {
            var ports = new MeshPorts(ThreadLocalRandom.current().nextInt(20_000, 32_700 - COUNT));
            if (IntStream.range(ports.base, ports.base + COUNT).allMatch(MeshPorts::isFree)) {
                return ports;
            }
        }
        throw new StackException(
                StackError.PORT_TAKEN, "no %d free ports in a row between 20000 and 32700".formatted(COUNT));
    }

    /** Whether one of ours could listen on {@code port} of loopback now. */
    public static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException _) {
            return false;
        }
    }

    public int portal() {
        return base;
    }

    public int server() {
        return base + 1;
    }

    public int keycloak() {
        return base + 2;
    }

    public int keycloakManagement() {
        return base + 3;
    }

    public int kafkaClient() {
        return base + 4;
    }

    public int kafkaAdmin() {
        return base + 5;
    }

    public int kafkaController() {
        return base + 6;
    }

    public int postgreSql() {
        return base + 7;
    }

    public int registry() {
        return base + 8;
    }

    public int registryManagement() {
        return base + 9;
    }

    /** @param index of the domain in the order of {@code domains/pom.xml}, from 0 */
    public int domain(int index) {
        return base + FIRST_DOMAIN + index;
    }
}
