package org.kontor.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kontor.example.Account;
import org.kontor.example.Contact;

class FieldTest {
    @Test
    void fieldsOfTheSameEntityAndNameAreEqualWhateverElseTheySay() {
        Field<String> plain = Account.NAME.text("city");
        Field<String> long_ = Account.NAME.longText("city").required().maxLength(7);
        assertThat(plain).isEqualTo(long_).hasSameHashCodeAs(long_);
        assertThat(plain).isNotEqualTo(Contact.NAME.text("city"));
        assertThat(plain).isNotEqualTo(Account.NAME.text("town"));
    }

    @Test
    void fieldsAreEqualWhateverClassLoaderMadeThem() throws Exception {
        Object here = Account.CITY;
        try (URLClassLoader one = plugin();
                URLClassLoader other = plugin()) {
            Object first = city(one);
            Object second = city(other);
            assertThat(first).isEqualTo(here).isEqualTo(second).hasSameHashCodeAs(second);
        }
    }

    @Test
    void whatIsSaidOfAFieldMakesACopy() {
        Field<String> plain = Account.NAME.text("note");
        Field<String> full = plain.label("Note")
                .help("Anything")
                .required()
                .unique()
                .searchable()
                .sensitive()
                .translated()
                .retired()
                .maxLength(99)
                .formerly("remark");
        assertThat(full.label()).contains("Note");
        assertThat(full.help()).contains("Anything");
        assertThat(full.formerName()).contains("remark");
        assertThat(full.maxLength()).isEqualTo(99);
        assertThat(List.of(
                        full.isRequired(),
                        full.isUnique(),
                        full.isSearchable(),
                        full.isSensitive(),
                        full.isTranslated(),
                        full.isRetired()))
                .containsOnly(true);
        assertThat(plain.label()).isEmpty();
        assertThat(List.of(plain.isRequired(), plain.isUnique(), plain.isSensitive(), plain.isRetired()))
                .containsOnly(false);
    }

    @Test
    void aFieldKnowsWhereItBelongsAndWhatItIs() {
        assertThat(Account.CITY).hasToString("contacts.account.city");
        assertThat(Account.CITY.path()).isEqualTo("city");
        assertThat(Account.CITY.type()).isEqualTo(FieldType.TEXT);
        assertThat(Account.CITY.entity()).isEqualTo(Account.NAME);
        assertThat(Contact.ACCOUNT.targets()).containsExactly(Account.NAME);
        assertThat(Account.KIND.list().orElseThrow().choices())
                .extracting(Choice::name)
                .containsExactly("legal", "natural");
        assertThat(ActionName.on(Account.NAME, "merge").text("why").entity()).isNull();
    }

    @Test
    void aLengthBelowOneIsRefused() {
        assertThatThrownBy(() -> Account.CITY.maxLength(0))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("contacts.account.city");
    }

    /** As in production: the API is shared, the plugin's classes are the loader's own. */
    private static URLClassLoader plugin() throws IOException {
        URL classes = Account.class.getProtectionDomain().getCodeSource().getLocation();
        ClassLoader api = Field.class.getClassLoader();
        ClassLoader shared = new ClassLoader(ClassLoader.getPlatformClassLoader()) {
            @Override
            protected Class<?> findClass(String name) throws ClassNotFoundException {
                if (!name.startsWith("org.kontor.api.")) {
                    throw new ClassNotFoundException(name);
                }
                return api.loadClass(name);
            }
        };
        return new URLClassLoader(new URL[] {classes}, shared);
    }

    private static Object city(ClassLoader loader) throws ReflectiveOperationException {
        Class<?> account = loader.loadClass(Account.class.getName());
        assertThat(account).isNotSameAs(Account.class);
        return account.getField("CITY").get(null);
    }
}
