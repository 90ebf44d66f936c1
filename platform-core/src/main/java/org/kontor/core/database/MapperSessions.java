package org.kontor.core.database;

import java.sql.Connection;
import java.util.HashMap;
import java.util.Map;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;

/** The MyBatis sessions of one transaction. */
final class MapperSessions {
    private final Connection connection;
    private final Map<Class<?>, SqlSession> sessions = new HashMap<>();

    MapperSessions(Connection connection) {
        this.connection = connection;
    }

    <M> M mapper(Class<M> type) {
        return sessions.computeIfAbsent(type, key -> Mappers.factory(key).openSession(ExecutorType.REUSE, connection))
                .getMapper(type);
    }

    void close() {
        sessions.values().forEach(SqlSession::close);
        sessions.clear();
    }
}
