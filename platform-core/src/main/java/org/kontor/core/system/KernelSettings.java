package org.kontor.core.system;

import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.kontor.api.Choice;
import org.kontor.api.Field;
import org.kontor.api.FileId;
import org.kontor.api.Message;
import org.kontor.api.Query;
import org.kontor.api.Setting;
import org.kontor.api.Settings;
import org.kontor.api.ShapeName;
import org.kontor.core.config.FileConfig;

/** What can be set of the kernel. A person's own language and time zone stand in their user's record. */
public final class KernelSettings {
    private static final ShapeName NAME = ShapeName.of("system", "settings");

    public static final Field<String> ORGANISATION = NAME.text("organisation")
            .maxLength(200)
            .help("Whose installation this is; everybody who opens the page reads it");
    public static final Field<String> PRODUCT = NAME.text("product")
            .maxLength(60)
            .help("What the program is called; everybody who opens the page reads it");
    public static final Field<String> ACCENT =
            NAME.text("accent").label("Colour").maxLength(7).help("Of buttons and links, such as #2f6fed");
    public static final Field<FileId> LOGO =
            NAME.file("logo").help("A picture (PNG, JPEG, WebP or GIF) of at most 256 KiB; everybody sees it");
    public static final Field<String> LANGUAGE = NAME.text("language")
            .maxLength(35)
            .help("Such as en or zh-CN: of whoever neither chose one nor has a browser that asks for one");
    public static final Field<String> ZONE =
            NAME.text("zone").label("Time zone").maxLength(50).help("Such as Europe/Prague: of whoever chose none");
    public static final Field<Long> PAGE_SIZE =
            NAME.integer("page_size").help("How many records a list has at first, where nothing else is asked for");
    public static final Field<String> START_PAGE =
            NAME.text("start_page").maxLength(200).help("What is opened after signing in, such as /contacts/account");
    public static final Field<Choice> THEME =
            NAME.choice("theme", Choice.of("device"), Choice.of("light"), Choice.of("dark"));
    public static final Field<Choice> DENSITY = NAME.choice("density", Choice.of("comfortable"), Choice.of("compact"))
            .help("How close lines stand");
    public static final Field<String> MENU_FIRST = NAME.text("menu_first")
            .label("First in the menu")
            .maxLength(2000)
            .help("Entities in their order, separated by commas; the others follow");
    public static final Field<String> MENU_HIDDEN = NAME.text("menu_hidden")
            .label("Not in the menu")
            .maxLength(2000)
            .help("Entities, separated by commas; who may see them still finds them");
    public static final Field<String> PARTS_OFF = NAME.text("parts_off")
            .label("Plugins without parts of their own in the browser")
            .maxLength(2000)
            .help(
                    "Ids of plugins, separated by commas: their panels, pages and commands are not shown; all else of them"
                            + " works on");

    public static final Field<Boolean> ARRANGE_PAGES = NAME.yesNo("arrange_pages")
            .label("Users arrange their own pages")
            .help("Forms, lists and the order of values, each for themselves; without it what they arranged rests");

    public static final Field<Long> CHANGES_KEPT = NAME.integer("changes_kept")
            .label("Days for which changes are kept")
            .help("At least 30; without it what kontor.changes.keep says, or for ever. History and earlier states reach"
                    + " no further back");
    public static final Field<Long> TRASH_KEPT = NAME.integer("trash_kept")
            .label("Days for which deleted records are kept")
            .help("At least 1; without it for ever. Afterwards they are gone for good");

    public static final Field<Long> ATTACHMENT_SIZE = NAME.integer("attachment_size")
            .label("Largest attachment, in MB")
            .help("At most what kontor.file.max-size allows for every file");
    public static final Field<Long> ATTACHMENTS_MOST = NAME.integer("attachments_most")
            .label("Attachments of one record")
            .help("How many files one record has at most, 1 to 10,000");

    public static final Field<Long> SLOW_LIST = NAME.integer("slow_list")
            .label("What a slow list takes, in ms")
            .help("Lists, counts and groups that take as long are remembered, with advice: 0 to 60,000");

    private static final long SLOWEST = 60_000;
    private static final long LARGEST_ATTACHMENT = FileConfig.MOST >> 20;
    private static final long MOST_ATTACHMENTS = 10_000;
    private static final long FEWEST_DAYS_OF_CHANGES = 30;
    private static final long MOST_DAYS = 36_500;
    private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
    private static final Pattern PAGE = Pattern.compile("/(?!/)[A-Za-z0-9._~/-]*(\\?[A-Za-z0-9._~/=&,;:-]*)?");
    private static final Pattern PLUGIN = Pattern.compile("[a-z][a-z0-9_]{0,29}");
    private static final Set<String> PICTURES = Set.of("image/png", "image/jpeg", "image/webp", "image/gif");
    private static final long LARGEST_LOGO = 256 * 1024;

    private KernelSettings() {}

    static Setting<?>[] all() {
        return new Setting<?>[] {
            Setting.of(ORGANISATION),
            Setting.of(PRODUCT).otherwise("Kontor"),
            Setting.of(ACCENT).otherwise("#5b5bd6"),
            Setting.of(LOGO),
            Setting.of(LANGUAGE).otherwise("en"),
            Setting.of(ZONE).otherwise("UTC"),
            Setting.of(PAGE_SIZE).otherwise(50L).perTeam().perUser(),
            Setting.of(START_PAGE).perTeam().perUser(),
            Setting.of(THEME).otherwise(Choice.of("device")).perTeam().perUser(),
            Setting.of(DENSITY).otherwise(Choice.of("comfortable")).perTeam().perUser(),
            Setting.of(MENU_FIRST).perTeam().perUser(),
            Setting.of(MENU_HIDDEN).perTeam().perUser(),
            Setting.of(PARTS_OFF),
            arrangePages(),
            Setting.of(CHANGES_KEPT),
            Setting.of(TRASH_KEPT),
            Setting.of(ATTACHMENT_SIZE).otherwise(100L),
            Setting.of(ATTACHMENTS_MOST).otherwise(500L),
            Setting.of(SLOW_LIST).otherwise(1_000L)
        };
    }

    static Setting<Boolean> arrangePages() {
        return Setting.of(ARRANGE_PAGES).otherwise(true).perTeam();
    }

    /**
     * Why a value does not fit one of these, if it does not; the forms of fields are held already.
     *
     * @param hasMenu whether whoever sets it sees an entity in the menu
     */
    static Optional<Message> refusal(Field<?> field, Object value, Predicate<String> hasMenu) {
        if (field.equals(ACCENT)) {
            return unless(
                    COLOUR.matcher(value.toString()).matches(),
                    Message.of("system.no_colour", "This is no colour such as #2f6fed"));
        }
        if (field.equals(LANGUAGE)) {
            return unless(isLanguage(value.toString()), Words.noLanguage());
        }
        if (field.equals(ZONE)) {
            return unless(isZone(value.toString()), Words.noZone());
        }
        if (field.equals(PAGE_SIZE)) {
            return unless(
                    value instanceof Long size && size >= 1 && size <= Query.MOST,
                    Message.of("system.page_size_range", "A page has 1 to {max} records")
                            .with("max", Query.MOST));
        }
        if (field.equals(CHANGES_KEPT) || field.equals(TRASH_KEPT)) {
            long least = field.equals(CHANGES_KEPT) ? FEWEST_DAYS_OF_CHANGES : 1;
            return unless(
                    value instanceof Long days && days >= least && days <= MOST_DAYS,
                    Message.of(
                                    "system.days_kept_range",
                                    "{least, number} to {max, number} days can be kept, or all of them")
                            .with("least", least)
                            .with("max", MOST_DAYS));
        }
        if (field.equals(ATTACHMENT_SIZE) || field.equals(ATTACHMENTS_MOST)) {
            long most = field.equals(ATTACHMENT_SIZE) ? LARGEST_ATTACHMENT : MOST_ATTACHMENTS;
            return unless(
                    value instanceof Long number && number >= 1 && number <= most,
                    Message.of("system.number_range", "A number from 1 to {max, number}")
                            .with("max", most));
        }
        if (field.equals(SLOW_LIST)) {
            return unless(
                    value instanceof Long millis && millis >= 0 && millis <= SLOWEST,
                    Message.of("system.slow_list_range", "A number from 0 to {max, number}")
                            .with("max", SLOWEST));
        }
        if (field.equals(START_PAGE)) {
            return unless(
                    PAGE.matcher(value.toString()).matches(),
                    Message.of("system.no_page", "This is no page of this server such as /contacts/account"));
        }
        if (field.equals(MENU_FIRST) || field.equals(MENU_HIDDEN)) {
            return names(value.toString()).stream()
                    .filter(hasMenu.negate())
                    .findFirst()
                    .map(Words::unknown);
        }
        if (field.equals(PARTS_OFF)) {
            return unless(
                    names(value.toString()).stream()
                            .allMatch(id -> PLUGIN.matcher(id).matches()),
                    Message.of("system.no_plugin_ids", "These are no ids of plugins, separated by commas"));
        }
        if (field.equals(LOGO)) {
            return unless(
                    value instanceof FileId file && PICTURES.contains(file.type()) && file.size() <= LARGEST_LOGO,
                    Message.of("system.no_logo", "A logo is a PNG, JPEG, WebP or GIF of at most 256 KiB"));
        }
        return Optional.empty();
    }

    /** How long the change log is kept; empty where nothing is set. */
    public static Optional<Duration> changesKept(Settings kernel) {
        return kernel.find(CHANGES_KEPT).map(Duration::ofDays);
    }

    /** How long deleted records are kept; empty for ever. */
    public static Optional<Duration> trashKept(Settings kernel) {
        return kernel.find(TRASH_KEPT).map(Duration::ofDays);
    }

    /** From when on a list is slow. */
    public static Duration slowList(Settings kernel) {
        return Duration.ofMillis(kernel.get(SLOW_LIST));
    }

    private static Optional<Message> unless(boolean fits, Message reason) {
        return fits ? Optional.empty() : Optional.of(reason);
    }

    /** The names in a text that is a list of them. */
    public static List<String> names(String text) {
        return GrantCheck.split(text);
    }

    static boolean isLanguage(String tag) {
        String language = Locale.forLanguageTag(tag).getLanguage();
        return Set.of(Locale.getISOLanguages()).contains(language);
    }

    static boolean isZone(String zone) {
        return ZoneId.getAvailableZoneIds().contains(zone);
    }
}
