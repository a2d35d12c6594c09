package org.finmesh.platform.processing.runtime;

import java.util.Map;
import org.apache.kafka.streams.state.RocksDBConfigSetter;
import org.rocksdb.BlockBasedTableConfig;
import org.rocksdb.LRUCache;
import org.rocksdb.Options;
import org.rocksdb.RocksDB;
import org.rocksdb.WriteBufferManager;

/** All state stores of the process share {@value #BYTES_MAX} bytes outside the heap, write buffers included. */
public final class BoundedStores implements RocksDBConfigSetter {

    static final long BYTES_MAX = 96L << 20;
    private static final long WRITE_BYTES_MAX = 32L << 20;
    private static final long WRITE_BUFFER_BYTES = 8L << 20;

    static {
        RocksDB.loadLibrary();
    }

    private static final LRUCache CACHE = new LRUCache(BYTES_MAX);
    private static final WriteBufferManager WRITE_BUFFERS = new WriteBufferManager(WRITE_BYTES_MAX, CACHE);

    @Override
    public void setConfig(String storeName, Options options, Map<String, Object> configs) {
        var table = (BlockBasedTableConfig) options.tableFormatConfig();
        table.setBlockCache(CACHE);
        table.setCacheIndexAndFilterBlocks(true);
        options.setWriteBufferManager(WRITE_BUFFERS);
        options.setWriteBufferSize(WRITE_BUFFER_BYTES);
        options.setMaxWriteBufferNumber(2);
        options.setTableFormatConfig(table);
    }

    /** Nothing of the store's own: cache and buffers live as long as the process. */
    @Override
    public void close(String storeName, Options options) {}
}
