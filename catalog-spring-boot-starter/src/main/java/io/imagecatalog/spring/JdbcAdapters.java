package io.imagecatalog.spring;

import io.imagecatalog.queue.jdbc.JdbcJobQueue;
import io.imagecatalog.queue.jdbc.JdbcJobQueueSchema;
import io.imagecatalog.repository.jdbc.JdbcCatalogRepository;
import io.imagecatalog.repository.jdbc.JdbcCatalogSchema;
import io.imagecatalog.spi.CatalogRepository;
import io.imagecatalog.spi.JobQueue;
import io.imagecatalog.spi.PortException;
import io.imagecatalog.spring.CatalogProperties.SchemaInitialization;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.sql.init.dependency.DependsOnDatabaseInitialization;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/**
 * Repository and queue in the application's database. The queue goes with the repository: where the application has one of its
 * own, nothing says that the queue's table is in this database.
 */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBean(DataSource.class)
@ConditionalOnMissingBean(CatalogRepository.class)
final class JdbcAdapters {
    private static final String IN_MEMORY = "jdbc:h2:mem:";

    @Bean
    @DependsOnDatabaseInitialization
    JdbcCatalogRepository imageCatalogRepository(DataSource database, CatalogProperties properties) {
        if (makesTables(properties.jdbc().initializeSchema(), database)) {
            JdbcCatalogSchema.createIfAbsent(database);
        }
        return new JdbcCatalogRepository(database);
    }

    @Bean
    @ConditionalOnMissingBean(JobQueue.class)
    @DependsOnDatabaseInitialization
    JdbcJobQueue imageCatalogJobQueue(DataSource database, CatalogProperties properties) {
        if (makesTables(properties.jdbc().initializeSchema(), database)) {
            JdbcJobQueueSchema.createIfAbsent(database);
        }
        return new JdbcJobQueue(database);
    }

    /** Once all is made that may have made them. A database that is away may come; tables do not. */
    @Bean
    SmartInitializingSingleton imageCatalogTables(
            JdbcCatalogRepository repository, ObjectProvider<JdbcJobQueue> queue, CatalogProperties properties) {
        return () -> {
            try {
                repository.check();
                queue.ifAvailable(JdbcJobQueue::check);
            } catch (PortException e) {
                if (!e.isTransient()) {
                    throw missing(properties.jdbc().initializeSchema(), e);
                }
            }
        };
    }

    private static RuntimeException missing(SchemaInitialization set, PortException cause) {
        return new InvalidConfigurationPropertyValueException(
                "catalog.jdbc.initialize-schema",
                set,
                "The catalog's tables are not in the database, or not up to date. They are made at the start if it is"
                        + " 'always'; tables of an older version, and those of an application that makes none itself,"
                        + " are a migration tool's part.",
                cause);
    }

    private static boolean makesTables(SchemaInitialization when, DataSource database) {
        return switch (when) {
            case ALWAYS -> true;
            case NEVER -> false;
            case EMBEDDED -> isEmbedded(database);
        };
    }

    /** One that is away is none in memory. */
    private static boolean isEmbedded(DataSource database) {
        try (Connection connection = database.getConnection()) {
            String url = connection.getMetaData().getURL();
            return url != null && url.startsWith(IN_MEMORY);
        } catch (SQLException away) {
            return false;
        }
    }
}
