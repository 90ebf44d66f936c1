package org.kontor.core.database;

import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.apache.ibatis.datasource.unpooled.UnpooledDataSource;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.logging.nologging.NoLoggingImpl;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.LocalCacheScope;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.defaults.DefaultSqlSessionFactory;
import org.apache.ibatis.transaction.managed.ManagedTransactionFactory;
import org.jspecify.annotations.Nullable;

/**
 * MyBatis's room. Every mapper interface has a configuration of its own, kept with the class: it comes when the mapper
 * is first used and goes with its class loader.
 */
public final class Mappers {
    private static final ClassValue<SqlSessionFactory> FACTORIES = new ClassValue<>() {
        @Override
        protected SqlSessionFactory computeValue(Class<?> type) {
            List<String> problems = problems(type);
            if (!problems.isEmpty()) {
                throw new IllegalArgumentException(String.join("; ", problems));
            }
            return new DefaultSqlSessionFactory(configuration(type));
        }
    };

    private Mappers() {}

    static SqlSessionFactory factory(Class<?> type) {
        return FACTORIES.get(type);
    }

    /** Why an interface cannot be a mapper; empty when it can. */
    public static List<String> problems(Class<?> type) {
        List<String> problems = new ArrayList<>();
        if (!type.isInterface()) {
            problems.add(type.getName() + " is not an interface");
        }
        // MyBatis would read it without being asked
        if (type.getResource("/" + type.getName().replace('.', '/') + ".xml") != null) {
            problems.add(type.getName() + " has an XML file beside it; mappers are annotated");
        }
        for (Method method : type.getMethods()) {
            if (method.isDefault() || java.lang.reflect.Modifier.isStatic(method.getModifiers())) {
                continue;
            }
            String where = type.getName() + "." + method.getName();
            List<String> texts = texts(method);
            if (texts.isEmpty()) {
                problems.add(where + " has no @Select, @Insert, @Update or @Delete");
            }
            if (texts.stream().anyMatch(text -> text.contains("${"))) {
                problems.add(where + " puts ${…} into its SQL; values are bound by #{…}");
            }
        }
        return problems;
    }

    private static List<String> texts(Method method) {
        return Stream.of(
                        Arrays.stream(method.getAnnotationsByType(Select.class)).map(Select::value),
                        Arrays.stream(method.getAnnotationsByType(Insert.class)).map(Insert::value),
                        Arrays.stream(method.getAnnotationsByType(Update.class)).map(Update::value),
                        Arrays.stream(method.getAnnotationsByType(Delete.class)).map(Delete::value))
                .flatMap(texts -> texts)
                .map(lines -> String.join(" ", lines))
                .toList();
    }

    private static Configuration configuration(Class<?> type) {
        ManagedTransactionFactory transactions = new ManagedTransactionFactory();
        Properties ours = new Properties();
        ours.setProperty("closeConnection", "false");
        transactions.setProperties(ours);
        // sessions are opened on a transaction's connection; the data source is asked for by the constructor only
        Configuration configuration = new Pointed(new Environment("kontor", transactions, new UnpooledDataSource()));
        configuration.setLocalCacheScope(LocalCacheScope.STATEMENT);
        configuration.setCacheEnabled(false);
        configuration.setMapUnderscoreToCamelCase(true);
        // it writes every bound value and every row: hashes of passwords and secrets of sessions among them
        configuration.setLogImpl(NoLoggingImpl.class);
        configuration.setArgNameBasedConstructorAutoMapping(true);
        configuration.setCallSettersOnNulls(true);
        configuration.getTypeHandlerRegistry().register(new UuidType());
        configuration.getTypeHandlerRegistry().register(new MomentType());
        configuration.addMapper(type);
        return configuration;
    }

    /** Passes the point of {@link Transaction#STATEMENT} with each statement, where the driver would throw. */
    private static final class Pointed extends Configuration {
        Pointed(Environment environment) {
            super(environment);
        }

        @Override
        @SuppressWarnings("rawtypes")
        public StatementHandler newStatementHandler(
                Executor executor,
                MappedStatement statement,
                @Nullable Object parameters,
                RowBounds rows,
                @Nullable ResultHandler results,
                @Nullable BoundSql sql) {
            Fault.point(Transaction.STATEMENT);
            Barred.check();
            return super.newStatementHandler(executor, statement, parameters, rows, results, sql);
        }
    }
}
