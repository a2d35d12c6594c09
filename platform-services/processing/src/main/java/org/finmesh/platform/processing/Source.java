package org.finmesh.platform.processing;

/** What brings records into the domain: a file, a feed, a generator. Runs on a virtual thread of its own. */
public interface Source {

    /** Kebab-case, unique in the domain: names the thread, the state folder, and the component in {@code /health}. */
    String name();

    /** The domain's source topic it writes to: full name, declared in a product's {@code sourceTopics}. */
    String topic();

    /**
     * Brings records until it is interrupted or there is nothing more to bring. When it throws, it is run again after a
     * pause of 1 s, doubled each time up to 60 s; it therefore starts from what is already written ({@link
     * SourceWriter#forEachWritten}, {@link SourceWriter#lastWritten}) or from its state folder.
     *
     * @throws InterruptedException when the domain is closing: let it pass
     * @throws Exception whatever went wrong; its message is logged and shown in {@code /health}
     */
    void run(SourceWriter writer) throws Exception;
}
