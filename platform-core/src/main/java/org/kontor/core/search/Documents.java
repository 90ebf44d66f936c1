package org.kontor.core.search;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.BinaryDocValuesField;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.document.NumericDocValuesField;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.BinaryDocValues;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.ReaderUtil;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.kontor.api.EntityName;
import org.kontor.api.FileId;
import org.kontor.api.Ref;
import org.kontor.api.SystemTerm;
import org.kontor.core.meta.FieldMeta;
import org.kontor.core.record.IndexRow;

/** Makes documents of records, and names the fields of the index. */
final class Documents {
    /** Which record it is: its entity and id. */
    static final String RECORD = "record";

    static final String ENTITY = "entity";
    /** The id, as doc values. */
    static final String ID = "id";

    static final String OWNER = "owner";
    static final String TEAM = "team";
    static final String SHARED = "shared";
    /** When it was changed last, in milliseconds, as doc values. */
    static final String UPDATED = "updated";
    /** By which round of indexing the entity it was put here. */
    static final String ROUND = "round";

    /** The files by whose contents it is found. */
    static final String FILE = "file";

    private static final int LONGEST_KEY = 200;
    private static final FieldType WORDS = new FieldType();

    static {
        WORDS.setTokenized(true);
        WORDS.setOmitNorms(true);
        // neither how often nor where: what a record is worth must not depend on records that are out of sight
        WORDS.setIndexOptions(IndexOptions.DOCS);
        WORDS.freeze();
    }

    private Documents() {}

    static Term record(Ref ref) {
        return new Term(RECORD, ref.entity() + "/" + ref.id());
    }

    static Term[] records(EntityName entity, Set<UUID> ids) {
        return ids.stream().map(id -> record(new Ref(entity, id))).toArray(Term[]::new);
    }

    static Term entity(EntityName entity) {
        return new Term(ENTITY, entity.toString());
    }

    /** Which field of the index holds the derived terms of an entity. */
    static String keys(EntityName entity) {
        return "k:" + entity;
    }

    /** Of a round: none, of what the log told, is put away with the entity's older ones. */
    static String round(EntityName entity, long round) {
        return entity + "/" + round;
    }

    /** A record that no words find. */
    static Document bare(SearchedEntity entity, IndexRow row, long round) {
        Document document = new Document();
        document.add(new StringField(RECORD, record(row.ref()).text(), Field.Store.NO));
        document.add(new StringField(ENTITY, entity.name().toString(), Field.Store.NO));
        document.add(new StringField(ROUND, round(entity.name(), round), Field.Store.NO));
        document.add(new BinaryDocValuesField(ID, bytes(row.ref().id())));
        add(document, OWNER, value(entity, row, SystemTerm.Kind.OWNER));
        add(document, TEAM, value(entity, row, SystemTerm.Kind.TEAM));
        entity.files(row).forEach(file -> document.add(new StringField(FILE, file.toString(), Field.Store.NO)));
        row.sharedWith().forEach(id -> document.add(new StringField(SHARED, id.toString(), Field.Store.NO)));
        Object updated = value(entity, row, SystemTerm.Kind.UPDATED_AT);
        document.add(new NumericDocValuesField(UPDATED, updated instanceof Instant at ? at.toEpochMilli() : 0));
        return document;
    }

    /** @param texts reads the text of a file */
    static Document of(
            SearchedEntity entity, IndexRow row, RecordKeys keys, long round, Function<UUID, Optional<String>> texts) {
        Document document = bare(entity, row, round);
        for (SearchedField field : entity.fields()) {
            Set<String> terms = new LinkedHashSet<>();
            for (String text : field.texts(row)) {
                Analysis.words(text, field.isPhone()).forEach(word -> terms.addAll(word.terms()));
            }
            for (FileId file : field.files(row)) {
                texts.apply(file.id()).ifPresent(text -> addPassages(terms, text));
            }
            if (!terms.isEmpty()) {
                document.add(new Field(field.indexField(), new Terms(terms), WORDS));
            }
        }
        if (!entity.keyFields().isEmpty()) {
            for (String key : new LinkedHashSet<>(keys.of(entity.meta(), row))) {
                if (!key.isEmpty() && key.length() <= LONGEST_KEY) {
                    document.add(new StringField(keys(entity.name()), key, Field.Store.NO));
                }
            }
        }
        return document;
    }

    /** Piece by piece: of a long text all places at once would be too much. */
    private static void addPassages(Set<String> terms, String text) {
        for (String passage : new Passages(text)) {
            Analysis.words(passage, false).forEach(word -> terms.addAll(word.terms()));
        }
    }

    private static @Nullable Object value(SearchedEntity entity, IndexRow row, SystemTerm.Kind kind) {
        FieldMeta field = entity.system(kind);
        return field == null ? null : row.values().get(field.name());
    }

    private static void add(Document document, String name, @Nullable Object value) {
        if (value instanceof Ref ref) {
            document.add(new StringField(name, ref.id().toString(), Field.Store.NO));
        }
    }

    private static BytesRef bytes(UUID id) {
        return new BytesRef(ByteBuffer.allocate(16)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .array());
    }

    static UUID id(BytesRef bytes) {
        ByteBuffer read = ByteBuffer.wrap(bytes.bytes, bytes.offset, bytes.length);
        return new UUID(read.getLong(), read.getLong());
    }

    /** Of which record a document is. */
    static UUID id(IndexSearcher searcher, int document) throws IOException {
        List<LeafReaderContext> leaves = searcher.getIndexReader().leaves();
        LeafReaderContext leaf = leaves.get(ReaderUtil.subIndex(document, leaves));
        BinaryDocValues ids = DocValues.getBinary(leaf.reader(), ID);
        if (!ids.advanceExact(document - leaf.docBase)) {
            throw new IOException("a document without an id");
        }
        return id(ids.binaryValue());
    }

    /** Terms as Lucene takes them in. */
    private static final class Terms extends TokenStream {
        private final CharTermAttribute term = addAttribute(CharTermAttribute.class);
        private final Set<String> all;
        private Iterator<String> rest;

        Terms(Set<String> all) {
            this.all = all;
            this.rest = all.iterator();
        }

        @Override
        public boolean incrementToken() {
            if (!rest.hasNext()) {
                return false;
            }
            clearAttributes();
            term.setEmpty().append(rest.next());
            return true;
        }

        @Override
        public void reset() {
            rest = all.iterator();
        }
    }
}
