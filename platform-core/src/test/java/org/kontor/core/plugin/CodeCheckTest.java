package org.kontor.core.plugin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.kontor.core.plugin.CheckedShop.SHOP;
import static org.kontor.core.plugin.Faults.add;

import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.SelectProvider;
import org.junit.jupiter.params.provider.Arguments;
import org.kontor.api.PluginContext;
import org.kontor.api.Requires;

/** Faults of resources, mappers, services and migrations. */
class CodeCheckTest implements FaultsTest {
    /** A resource as it should be. */
    @Path("orders")
    @Requires("shop.sell")
    public static class Orders {
        public Orders(PluginContext context) {
            context.pluginId();
        }

        @GET
        public String list() {
            return "";
        }

        @POST
        @Requires("shop.order.create")
        public String make() {
            return "";
        }

        public String helper() {
            return "";
        }
    }

    /** Says who may call its methods nowhere. */
    @Path("open")
    public static class Unguarded {
        @GET
        public String list() {
            return "";
        }
    }

    /** Overrides a method that is served by what it implements. */
    public interface Served {
        @GET
        String inherited();
    }

    /** Inherits what is served. */
    @Path("inherits")
    public static class Inherits implements Served {
        @Override
        public String inherited() {
            return "";
        }
    }

    /** Inherits a served method that says nothing, and speaks only for its own. */
    @Path("below")
    @Requires("shop.sell")
    public static class Below extends Unguarded {}

    /** Requires what nobody declares. */
    @Path("unknown")
    @Requires("shop.sel")
    public static class UnknownPermission {
        @GET
        public String list() {
            return "";
        }
    }

    /** Hands out sub-resources. */
    @Path("locator")
    @Requires(Requires.SIGNED_IN)
    public static class Locator {
        @GET
        public String list() {
            return "";
        }

        @Path("below")
        public Object below() {
            return this;
        }
    }

    /** Cannot be made, and has no path. */
    @Requires(Requires.ANYONE)
    public static class Unmakeable {
        public Unmakeable(String what) {
            assertThat(what).isNotNull();
        }

        @GET
        public String list() {
            return "";
        }
    }

    /** A mapper as it should be. */
    @Requires("shop.sell")
    public interface Figures {
        @Select("select count(*) from shop_order where number = #{number}")
        int count(String number);
    }

    /** Pastes text into SQL, in two ways, unguarded. */
    public interface Pasting {
        @Select({"select 1", "order by ${column}"})
        int paste(String column);

        @Requires(Requires.SIGNED_IN)
        @SelectProvider(type = String.class, method = "x")
        int code();
    }

    static List<Arguments> faults() {
        List<Arguments> all = new ArrayList<>();
        code(all);
        return all;
    }

    private static void code(List<Arguments> all) {
        String in = "org.kontor.core.plugin.CodeCheckTest$";
        add(
                all,
                () -> SHOP.resources(Unguarded.class),
                "resource " + in
                        + "Unguarded, method list: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(Below.class),
                "resource " + in
                        + "Below, method list: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(Inherits.class),
                "resource " + in
                        + "Inherits, method inherited: it does not state who may call it; annotate it, or its class, with @Requires");
        add(
                all,
                () -> SHOP.resources(UnknownPermission.class),
                "resource " + in
                        + "UnknownPermission, method list: nobody declares the permission shop.sel; did you mean shop.sell?");
        add(
                all,
                () -> SHOP.resources(Locator.class),
                "resource " + in
                        + "Locator, method below: a sub-resource escapes the check; make it a resource class of its own");
        add(
                all,
                () -> SHOP.resources(Unmakeable.class),
                "resource " + in
                        + "Unmakeable: it has no public constructor that takes a PluginContext or nothing; give it one, and take services from the context",
                "resource " + in + "Unmakeable: it has no @Path; give it the path below /api/v1/plugins/shop/");
        add(
                all,
                () -> SHOP.resources(Orders.class, Orders.class),
                "resource " + in + "Orders: it is named twice; remove one of the two");
        add(
                all,
                () -> SHOP.resources(String.class),
                "resource java.lang.String: the class is not the plugin's own; name classes of the plugin's jar",
                "resource java.lang.String: it has no @Path; give it the path below /api/v1/plugins/shop/",
                "resource java.lang.String: it serves no method; annotate one with @GET, @POST, …");
        add(
                all,
                () -> SHOP.mappers(Pasting.class),
                "mapper " + in
                        + "Pasting, method code: its SQL is made by code; write it into @Select, @Insert, @Update or @Delete",
                "mapper " + in
                        + "Pasting, method paste: it does not state who may call it; annotate it, or its class, with @Requires",
                "mapper " + in + "Pasting, method paste: ${…} pastes text into SQL; bind values with #{…}");
        add(all, () -> SHOP.mappers(Orders.class), "mapper " + in + "Orders: it is no interface; make it one");
        add(
                all,
                () -> SHOP.provides(String.class, "x"),
                "service java.lang.String: it is no interface; provide an interface");
        add(
                all,
                () -> SHOP.provides(Runnable.class, () -> {}).provides(Runnable.class, () -> {}),
                "service java.lang.Runnable: it is provided twice; remove one of the two");
        add(
                all,
                () -> SHOP.migrations("db/change-log.xml"),
                "migration db/change-log.xml: there is no file db/change-log.xml in the plugin's jar; add the file, or correct the path");
        add(
                all,
                () -> SHOP.migrations("../logback-test.xml"),
                "migration ../logback-test.xml: the path leaves its folder; name it from the root of the jar, without ..");
        add(
                all,
                () -> SHOP.migrations("logback-test.xml", "logback-test.xml"),
                "migration logback-test.xml: it is named twice; remove one of the two");
    }
}
