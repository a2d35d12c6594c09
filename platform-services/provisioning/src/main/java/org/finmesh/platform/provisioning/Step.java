package org.finmesh.platform.provisioning;

/** One step of a plan. */
public sealed interface Step {

    Resource resource();

    /** As in the API: {@code create}, {@code change}, {@code remove}, {@code keep}. */
    String action();

    /** What it is made with, or what changes from what to what. */
    String detail();

    record Create(Resource resource) implements Step {
        @Override
        public String action() {
            return "create";
        }

        @Override
        public String detail() {
            return resource.detail();
        }
    }

    /**
     * @param resource as it is to become
     * @param from as it is
     */
    record Change(Resource resource, Resource from, String detail) implements Step {
        @Override
        public String action() {
            return "change";
        }
    }

    record Remove(Resource resource) implements Step {
        @Override
        public String action() {
            return "remove";
        }

        @Override
        public String detail() {
            return resource.detail();
        }
    }

    record Keep(Resource resource) implements Step {
        @Override
        public String action() {
            return "keep";
        }

        @Override
        public String detail() {
            return resource.detail();
        }
    }
}
