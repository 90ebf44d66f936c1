package org.kontor.core.system;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.kontor.api.Contribution;
import org.kontor.api.Data;
import org.kontor.api.Measure;
import org.kontor.api.Query;
import org.kontor.api.Records;
import org.kontor.api.Ref;
import org.kontor.api.Row;
import org.kontor.core.access.AccessPolicy;
import org.kontor.core.config.ConfigurationError;
import org.kontor.core.config.ConfigurationFault;
import org.kontor.core.database.SqlError;
import org.kontor.core.database.SqlErrors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Fills an empty installation with a company that does not exist: the kernel's people first, then what each plugin brings.
 * What a company has of its own is never touched, nor mixed with it.
 */
public final class DemoCompany {
    /** The key that asks for it. */
    public static final String KEY = "kontor.demo";

    private static final Logger LOG = LoggerFactory.getLogger(DemoCompany.class);

    /** Who works there. Nobody can sign in as one of them: they have no password until an administrator gives them one. */
    private record Person(String login, String name, String locale, String zone, String team) {
        String email() {
            return login + "@kontor.example";
        }
    }

    private static final List<Person> PEOPLE = List.of(
            new Person("jana", "Jana Horáčková", "cs", "Europe/Prague", "Praha"),
            new Person("piotr", "Piotr Zieliński", "pl", "Europe/Warsaw", "Kraków"),
            new Person("katharina", "Katharina Weiß", "de", "Europe/Berlin", "Leipzig"),
            new Person("xiaoming", "王晓明", "zh", "Asia/Shanghai", "上海"),
            new Person("emily", "Emily Carter", "en", "Europe/London", "York"),
            new Person("tomas", "Tomáš Kříž", "cs", "Europe/Prague", "Praha"),
            new Person("agnieszka", "Agnieszka Wójcik", "pl", "Europe/Warsaw", "Kraków"),
            new Person("joerg", "Jörg Müller", "de", "Europe/Berlin", "Leipzig"));

    /** Runs a plugin's code as all of its code is run. */
    @FunctionalInterface
    public interface Call {
        void run(String plugin, String what, Runnable code);
    }

    private final Data data;
    private final Call call;

    /**
     * @param data of the platform that is there
     * @param call how plugins' code is run
     */
    public DemoCompany(Data data, Call call) {
        this.data = data;
        this.call = call;
    }

    /**
     * Makes what is not made yet.
     *
     * @param contributions of the plugins that are there, each after those that it depends on
     * @throws ConfigurationError where the installation is in use already
     */
    public void fill(List<Contribution> contributions) {
        List<Contribution> open = data.read(AccessPolicy.self(AccessPolicy.KERNEL), records -> {
            List<String> made = records.mapper(DemoMapper.class).made();
            return contributions.stream()
                    .filter(each -> !made.contains(each.pluginId()))
                    .filter(each -> isKernel(each) || !each.demos().isEmpty())
                    .toList();
        });
        if (open.stream().anyMatch(DemoCompany::isKernel)) {
            requireEmpty(contributions);
            once(AccessPolicy.KERNEL, DemoCompany::makePeople);
        }
        if (open.isEmpty()) {
            return;
        }
        List<Ref> people = data.read(AccessPolicy.self(AccessPolicy.KERNEL), DemoCompany::people);
        open.stream().filter(each -> !isKernel(each)).forEach(each -> fill(each, people));
    }

    private static boolean isKernel(Contribution contribution) {
        return contribution.pluginId().equals(AccessPolicy.KERNEL);
    }

    private void requireEmpty(List<Contribution> contributions) {
        long people = data.read(
                AccessPolicy.self(AccessPolicy.KERNEL),
                records -> count(records, Query.of(User.NAME).where(User.KIND.is(User.PERSON))));
        boolean isUsed = people > 1 || contributions.stream().anyMatch(each -> !isKernel(each) && hasRecords(each));
        if (isUsed) {
            throw new ConfigurationError(List.of(new ConfigurationFault(
                    KEY,
                    "the database",
                    "it holds a company's own records, and a demonstration is not mixed with them",
                    "start without it, or with another kontor.data-dir or kontor.database.url that is empty")));
        }
    }

    private boolean hasRecords(Contribution contribution) {
        return data.read(
                AccessPolicy.self(contribution.pluginId()),
                records -> contribution.entities().stream()
                        .anyMatch(entity -> count(records, Query.of(entity.name())) > 0));
    }

    private static long count(Records records, Query query) {
        Measure count = Measure.count();
        return records.aggregate(query, count).lines().stream()
                .flatMap(line -> line.find(count).stream())
                .mapToLong(Long.class::cast)
                .sum();
    }

    private void fill(Contribution contribution, List<Ref> people) {
        String plugin = contribution.pluginId();
        if (hasRecords(contribution)) {
            LOG.info("There are records of {} already: none are made to try it with", plugin);
            return;
        }
        long begun = System.nanoTime();
        try {
            data.write(AccessPolicy.self(AccessPolicy.KERNEL), kernel -> giveRoles(kernel, contribution, people));
            List<Ref> owners = owners(people);
            once(
                    plugin,
                    records -> contribution
                            .demos()
                            .forEach(demo -> call.run(plugin, "demo", () -> demo.fill(records, owners))));
            LOG.info(
                    "Records to try {} with are made: {} s",
                    plugin,
                    String.format(Locale.ENGLISH, "%.1f", (System.nanoTime() - begun) / 1e9));
        } catch (RuntimeException e) {
            // the next start tries again
            LOG.error("Records to try {} with could not be made", plugin, e);
        }
    }

    /** Those who work there, and whoever administers: who tries it shall have something of their own. */
    private List<Ref> owners(List<Ref> people) {
        return data.read(
                AccessPolicy.self(AccessPolicy.KERNEL),
                kernel -> Stream.concat(
                                people.stream(),
                                kernel
                                        .list(Query.of(User.NAME)
                                                .where(User.ADMINISTRATOR
                                                        .is(true)
                                                        .and(User.KIND.is(User.PERSON)))
                                                .limit(1))
                                        .rows()
                                        .stream()
                                        .map(Row::ref))
                        .toList());
    }

    /** Each of them has one of the plugin's roles, in turn, so that one can see how it looks to each. */
    private static boolean giveRoles(Records kernel, Contribution contribution, List<Ref> people) {
        List<String> names =
                contribution.roles().stream().map(AccessPolicy::roleName).toList();
        Map<String, Ref> roles = new TreeMap<>();
        kernel.list(Query.of(Role.NAME).where(Role.ROLE_NAME.in(names)).limit(Query.MOST))
                .rows()
                .forEach(role -> roles.put(role.get(Role.ROLE_NAME), role.ref()));
        for (int index = 0; index < people.size() && !roles.isEmpty(); index++) {
            Row user = kernel.get(people.get(index));
            Ref role = roles.get(names.get(index % names.size()));
            List<Ref> all = new ArrayList<>(user.find(User.ROLES).orElse(List.of()));
            if (role != null && !all.contains(role)) {
                all.add(role);
                kernel.update(user, User.ROLES.to(all));
            }
        }
        return true;
    }

    private void once(String plugin, Consumer<Records> making) {
        try {
            data.write(AccessPolicy.self(plugin), records -> {
                records.mapper(DemoMapper.class).note(plugin);
                making.accept(records);
                return true;
            });
        } catch (RuntimeException e) {
            boolean byAnother = SqlErrors.find(e)
                    .filter(error -> error.kind() == SqlError.Kind.UNIQUE)
                    .isPresent();
            if (!byAnother) {
                throw e;
            }
            LOG.debug("Another node has made the records of {}", plugin);
        }
    }

    private static void makePeople(Records records) {
        Map<String, Ref> teams = new TreeMap<>();
        for (Person person : PEOPLE) {
            Ref team = teams.computeIfAbsent(
                    person.team(),
                    name -> records.claim(Team.NAME, Team.TEAM_NAME.to(name)).ref());
            records.create(
                    User.NAME,
                    User.LOGIN.to(person.login()),
                    User.FULL_NAME.to(person.name()),
                    User.EMAIL.to(person.email()),
                    User.LOCALE.to(person.locale()),
                    User.ZONE.to(person.zone()),
                    User.MAIN_TEAM.to(team));
        }
    }

    /** Those of them who are still there. */
    private static List<Ref> people(Records records) {
        List<String> emails = PEOPLE.stream().map(Person::email).toList();
        return records
                .list(Query.of(User.NAME)
                        .where(User.EMAIL.in(emails))
                        .sort(User.LOGIN.ascending())
                        .limit(PEOPLE.size()))
                .rows()
                .stream()
                .map(Row::ref)
                .toList();
    }
}
