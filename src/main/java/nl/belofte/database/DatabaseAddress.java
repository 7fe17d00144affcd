package nl.belofte.database;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;

/** Where a database listens and how to get in. */
record DatabaseAddress(String url, String user, String password) {

    static DatabaseAddress onThisMachine(int port, String user, String password) {
        return new DatabaseAddress("jdbc:postgresql://127.0.0.1:" + port + "/" + user, user, password);
    }

    Connection connect(int seconds) throws SQLException {
        var properties = driverProperties();
        if (!user.isEmpty()) {
            properties.setProperty("user", user);
            properties.setProperty("password", password);
        }
        properties.setProperty("loginTimeout", Integer.toString(seconds));
        properties.setProperty("connectTimeout", Integer.toString(seconds));
        return DriverManager.getConnection(url, properties);
    }

    static Properties driverProperties() {
        var properties = new Properties();
        properties.setProperty("ApplicationName", "belofte");
        properties.setProperty("reWriteBatchedInserts", "true");
        properties.setProperty("tcpKeepAlive", "true");
        // A server's error detail quotes values ('Key (email)=(...) already exists'): it has no place in a log.
        properties.setProperty("logServerErrorDetail", "false");
        return properties;
    }

    /** The address without its password, nor the parameters that may carry one. */
    @Override
    public String toString() {
        return url.replaceFirst("\\?.*", "").replaceFirst("//[^/@]*@", "//");
    }
}
