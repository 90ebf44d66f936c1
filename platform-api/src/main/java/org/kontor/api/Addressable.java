package org.kontor.api;

/**
 * Who can be reached: the kernel's aspect for everybody with a telephone number or an e-mail address, in whatever plugin
 * they are kept. Who calls, to whom a mailing goes. A record with several numbers plays it once for each, by its parts.
 *
 * {@snippet class="org.kontor.example.Deal" region="addressable"}
 */
public final class Addressable {
    public static final EntityName NAME = EntityName.of("system", "addressable");

    /** Who it is. */
    public static final Field<String> FULL_NAME = NAME.text("full_name").required();

    /** An address to write to. */
    public static final Field<String> EMAIL = NAME.email("email").label("E-mail");

    /** A number to call, as it was typed. */
    public static final Field<String> PHONE = NAME.phone("phone");

    /** The language that they are written to in, such as {@code cs}. */
    public static final Field<String> LANGUAGE = NAME.text("language").maxLength(35);

    /** The company or household to which they belong. */
    public static final Field<Ref> ACCOUNT = NAME.reference("account");

    private Addressable() {}

    /** The kernel's declaration. */
    public static Aspect aspect() {
        return Aspect.of(NAME, "Addressee", "Addressees")
                .fields(FULL_NAME, EMAIL, PHONE, LANGUAGE, ACCOUNT)
                .title(FULL_NAME)
                .listedBy(FULL_NAME)
                .listedBy(EMAIL)
                .listedBy(PHONE)
                .listedBy(ACCOUNT)
                .help("Everybody with a telephone number or an e-mail address");
    }
}
