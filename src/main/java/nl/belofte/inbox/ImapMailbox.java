package nl.belofte.inbox;

import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.Folder;
import jakarta.mail.FolderNotFoundException;
import jakarta.mail.MessagingException;
import jakarta.mail.ReadOnlyFolderException;
import jakarta.mail.Session;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Date;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.TreeSet;
import java.util.stream.Collectors;
import nl.belofte.disclosure.Outlet;
import nl.belofte.inbox.Unreadable.Trouble;
import org.eclipse.angus.mail.iap.Response;
import org.eclipse.angus.mail.imap.IMAPFolder;
import org.eclipse.angus.mail.imap.IMAPStore;
import org.eclipse.angus.mail.imap.protocol.BODY;
import org.eclipse.angus.mail.imap.protocol.FetchResponse;
import org.eclipse.angus.mail.imap.protocol.IMAPResponse;
import org.eclipse.angus.mail.imap.protocol.INTERNALDATE;
import org.eclipse.angus.mail.imap.protocol.RFC822SIZE;
import org.eclipse.angus.mail.imap.protocol.UID;
import org.jspecify.annotations.Nullable;

/** A mailbox that is open, on the outlet's sockets. It looks without leaving a trace, until it deletes. */
final class ImapMailbox implements AutoCloseable {

    private static final String PATIENCE = "15000";

    private final IMAPStore store;
    private final IMAPFolder folder;

    private ImapMailbox(IMAPStore store, IMAPFolder folder) {
        this.store = store;
        this.folder = folder;
    }

    /**
     * A message on the server.
     *
     * @param size in bytes, as the server says
     * @param arrived when the server got it; empty where it does not say so
     */
    record Waiting(long uid, long size, Optional<Instant> arrived) {}

    /** @param more of the client's own settings, {@code mail.imap.ssl.trust} */
    static ImapMailbox open(MailboxSettings settings, Properties more) throws Unreadable {
        IMAPStore store = null;
        try {
            store = (IMAPStore) Session.getInstance(properties(settings, more)).getStore("imap");
            store.connect(settings.host(), settings.port(), settings.user(), settings.password());
            var folder = (IMAPFolder) store.getFolder(settings.folder());
            folder.open(Folder.READ_WRITE);
            return new ImapMailbox(store, folder);
        } catch (MessagingException e) {
            close(store);
            throw new Unreadable(
                    switch (e) {
                        case AuthenticationFailedException _ -> Trouble.LOG_IN;
                        case FolderNotFoundException _ -> Trouble.FOLDER;
                        case ReadOnlyFolderException _ -> Trouble.READ_ONLY;
                        default -> Trouble.AWAY;
                    });
        }
    }

    private static Properties properties(MailboxSettings settings, Properties more) {
        var properties = new Properties();
        properties.putAll(more);
        properties.put("mail.imap.socketFactory", Outlet.socketsTo(settings.host(), settings.port()));
        // By itself it tries once more without.
        properties.put("mail.imap.socketFactory.fallback", "false");
        properties.put("mail.imap.ssl.enable", String.valueOf(settings.encrypted()));
        for (var waits : List.of("connectiontimeout", "timeout", "writetimeout")) {
            properties.put("mail.imap." + waits, PATIENCE);
        }
        return properties;
    }

    /** While this stays the same a number counts one message and no other. */
    long validity() throws Unreadable {
        try {
            return folder.getUIDValidity();
        } catch (MessagingException e) {
            throw new Unreadable(Trouble.AWAY);
        }
    }

    /** The numbers of all messages, the oldest first. */
    List<Long> uids() throws Unreadable {
        var uids = new TreeSet<Long>();
        for (var response : ask("UID SEARCH ALL")) {
            if (response instanceof IMAPResponse found && found.keyEquals("SEARCH")) {
                for (long uid = found.readLong(); uid > 0; uid = found.readLong()) {
                    uids.add(uid);
                }
            }
        }
        return List.copyOf(uids);
    }

    /** Without what is gone meanwhile. */
    List<Waiting> look(Collection<Long> uids) throws Unreadable {
        var found = new ArrayList<Waiting>();
        for (var response : ask("UID FETCH %s (UID RFC822.SIZE INTERNALDATE)".formatted(set(uids)))) {
            if (response instanceof FetchResponse fetched
                    && fetched.getItem(UID.class) != null
                    && fetched.getItem(RFC822SIZE.class) != null) {
                found.add(new Waiting(
                        fetched.getItem(UID.class).uid,
                        fetched.getItem(RFC822SIZE.class).size,
                        Optional.ofNullable(fetched.getItem(INTERNALDATE.class))
                                .flatMap(item -> Optional.ofNullable(item.getDate()))
                                .map(Date::toInstant)));
            }
        }
        return found;
    }

    /** The beginning of a message, of so many bytes at most; empty when it is gone. It is not marked as seen. */
    Optional<byte[]> read(long uid, int atMost) throws Unreadable {
        for (var response : ask("UID FETCH %d (UID BODY.PEEK[]<0.%d>)".formatted(uid, atMost))) {
            if (response instanceof FetchResponse fetched
                    && fetched.getItem(UID.class) != null
                    && fetched.getItem(UID.class).uid == uid
                    && fetched.getItem(BODY.class) != null) {
                var bytes = fetched.getItem(BODY.class).getByteArray();
                return Optional.of(
                        bytes == null
                                ? new byte[0]
                                : Arrays.copyOf(bytes.getNewBytes(), Math.min(bytes.getCount(), atMost)));
            }
        }
        return Optional.empty();
    }

    /** Takes these off the server, and no others if it can be asked that way. */
    void delete(Collection<Long> uids) throws Unreadable {
        if (!uids.isEmpty()) {
            ask("UID STORE %s +FLAGS.SILENT (\\Deleted)".formatted(set(uids)));
            ask(canExpungeSome() ? "UID EXPUNGE " + set(uids) : "EXPUNGE");
        }
    }

    /** RFC 4315. */
    private boolean canExpungeSome() throws Unreadable {
        try {
            return store.hasCapability("UIDPLUS");
        } catch (MessagingException e) {
            throw new Unreadable(Trouble.AWAY);
        }
    }

    /** By numbers that stay, never by places: what another program deletes meanwhile moves all places behind it. */
    private Response[] ask(String command) throws Unreadable {
        try {
            return (Response[]) folder.doCommand(server -> {
                var responses = server.command(command, null);
                server.notifyResponseHandlers(responses);
                server.handleResult(responses[responses.length - 1]);
                return responses;
            });
        } catch (MessagingException e) {
            throw new Unreadable(Trouble.AWAY);
        }
    }

    private static String set(Collection<Long> uids) {
        return uids.stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    boolean isOpen() {
        return folder.isOpen() && store.isConnected();
    }

    @Override
    public void close() {
        close(store);
    }

    private static void close(@Nullable IMAPStore store) {
        try {
            if (store != null) {
                store.close();
            }
        } catch (MessagingException e) {
            // What was done stays done; the server is away or was told already.
        }
    }
}
