package org.kontor.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.kontor.api.EntityName;
import org.kontor.core.meta.EntityMeta;
import org.opentest4j.TestAbortedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The records that all tests of a contract share, on one database. */
final class Samples {
    private static final Logger LOG = LoggerFactory.getLogger(PluginContract.class);
    private static final int EACH = 12;

    private final PlatformExtension platform;
    private final SampleRecords maker;
    private final Map<EntityName, List<JsonNode>> read = new HashMap<>();
    /** Entities without samples, and the test that said why. */
    private final Map<EntityName, String> told = new HashMap<>();

    private boolean isFilled;

    Samples(PlatformExtension platform, Function<EntityName, Optional<ObjectNode>> given) {
        this.platform = platform;
        this.maker = new SampleRecords(platform::admin, platform.kernel().catalog(), 42, given);
    }

    /** The plugin's entities that have records of their own. */
    static Stream<EntityMeta> own(PlatformExtension platform) {
        return platform.kernel().catalog().all().stream()
                .filter(entity ->
                        entity.name().plugin().equals(platform.pluginId()) && !entity.isPart() && !entity.isAspect())
                .sorted(Comparator.comparing(entity -> entity.name().name()));
    }

    /** Makes more of them. */
    SampleRecords maker() {
        return maker;
    }

    /** Records of an entity, as they are read; all entities are filled first, since records make others. */
    List<JsonNode> of(EntityMeta entity) {
        fill();
        maker.requireTaken(entity);
        return read.computeIfAbsent(entity.name(), name -> listed(entity));
    }

    /** Makes records of all entities, unless that was done. */
    void fill() {
        if (!isFilled) {
            isFilled = true;
            own(platform).forEach(this::fill);
        }
    }

    private void fill(EntityMeta entity) {
        LOG.info("makes {} records of {}", EACH, entity);
        try {
            maker.several(entity, EACH);
        } catch (NoSample none) {
            LOG.debug("told by the first test that needs one", none);
        }
    }

    /** All that there are now. */
    List<JsonNode> listed(EntityMeta entity) {
        return EntityOracle.list(platform.admin()
                .get(SampleRecords.path(entity) + "?limit=1000")
                .expect(200)
                .json()
                .path("records"));
    }

    /** What cannot be sampled fails one test; the others that need it are left out and name that one. */
    void check(String test, Runnable check) {
        try {
            check.run();
        } catch (NoSample none) {
            String before = told.putIfAbsent(none.entity(), test);
            if (before == null) {
                throw none;
            }
            throw new TestAbortedException("there is no sample of " + none.entity() + ", as " + before + " says");
        }
    }
}
