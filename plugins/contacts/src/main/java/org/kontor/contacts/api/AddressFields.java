package org.kontor.contacts.api;

import org.kontor.api.Choice;
import org.kontor.api.Entity;
import org.kontor.api.EntityName;
import org.kontor.api.Field;

/** The fields of an address, whoever's it is: a part has one kind of parent. */
record AddressFields(EntityName name) {
    Field<Choice> kind() {
        return name.choice("kind", Lists.ADDRESS_KIND).required();
    }

    Field<Boolean> isDefault() {
        return name.yesNo("is_default").label("Default");
    }

    Field<String> recipient() {
        return name.text("recipient")
                .maxLength(200)
                .help("Whom letters are addressed to, when it is not the name above");
    }

    Field<String> street() {
        return name.text("street").searchable();
    }

    Field<String> supplement() {
        return name.text("supplement").help("Floor, building, care of");
    }

    Field<String> postalCode() {
        return name.text("postal_code").maxLength(20);
    }

    Field<String> city() {
        return name.text("city").maxLength(120).searchable();
    }

    Field<String> region() {
        return name.text("region").label("Region or province").maxLength(120);
    }

    Field<String> country() {
        return name.country("country");
    }

    Field<String> note() {
        return name.text("note");
    }

    Entity entity() {
        return Entity.of(name, "Address", "Addresses")
                .title(street(), postalCode(), city())
                .fields(kind(), isDefault(), recipient(), street(), supplement(), postalCode(), city(), region())
                .fields(country(), note());
    }
}
