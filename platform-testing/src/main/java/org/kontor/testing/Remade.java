package org.kontor.testing;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.kontor.core.meta.EntityMeta;

/**
 * A record that was taken, deleted, and is taken again with the same values: so what becomes of it in another way can be
 * compared.
 */
final class Remade {
    private final TestClient admin;
    private final SampleRecords maker;
    private final EntityMeta entity;
    private final ObjectNode sent;

    private Remade(TestClient admin, SampleRecords maker, EntityMeta entity, ObjectNode sent) {
        this.admin = admin;
        this.maker = maker;
        this.entity = entity;
        this.sent = sent;
    }

    /** Empty where the plugin holds on to records, or takes the same values once only. */
    static Optional<Remade> of(TestClient admin, SampleRecords maker, EntityMeta entity) {
        SampleRecords.Made made = maker.create(entity);
        Remade remade = new Remade(admin, maker, entity, made.sent());
        if (!remade.delete(made.answer())) {
            return Optional.empty();
        }
        Answer again = remade.post();
        return again.isOk() && remade.delete(again) ? Optional.of(remade) : Optional.empty();
    }

    /** Sends it once more. */
    Answer post() {
        return send(body());
    }

    /** What is to be sent once more; its files are there already. */
    ObjectNode body() {
        return maker.again(entity, sent);
    }

    Answer send(ObjectNode body) {
        return admin.post(SampleRecords.path(entity), body);
    }

    boolean delete(Answer record) {
        return admin.delete(SampleRecords.path(entity) + "/" + record.id(), record.etag())
                .isOk();
    }
}
