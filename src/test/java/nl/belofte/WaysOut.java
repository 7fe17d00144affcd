package nl.belofte;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.MethodTypeEntry;
import java.lang.classfile.constantpool.NameAndTypeEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.reflect.AccessFlag;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What in a compiled class could open a connection to the outside, look up a name there, or start or load what could. It
 * reads all that the class refers to, so neither a method reference nor a signature nor a class named in a string escapes.
 */
final class WaysOut {

    private static final Pattern CLASSES = Pattern.compile(String.join(
            "|",
            // Sockets, and what makes them.
            "java/net/(Socket|ServerSocket|DatagramSocket|MulticastSocket|SocketImpl|DatagramSocketImpl|DatagramPacket)(Factory)?",
            "java/net/(URL|URLConnection|HttpURLConnection|JarURLConnection|URLClassLoader|URLStreamHandler\\w*)",
            "java/net/(Proxy|ProxySelector|Authenticator|UnixDomainSocketAddress)",
            "java/net/http/.*",
            "java/nio/channels/(\\w*Socket\\w*|Datagram\\w*|Multicast\\w*|Selector|SelectionKey|NetworkChannel)",
            "java/nio/channels/spi/.*",
            "javax/(net|naming|management)/.*",
            "java/rmi/.*",
            "javax/xml/.*|org/(w3c|xml)/.*|java/beans/.*|java/util/logging/.*|javax/imageio/.*|javax/print/.*|javax/sound/.*|java/awt/.*",
            "com/sun/.*|sun/.*|jdk/.*",
            // Libraries that connect.
            "jakarta/mail/.*|org/eclipse/angus/.*|org/springframework/mail/.*",
            "org/jsoup/Connection.*|org/jsoup/helper/HttpConnection.*",
            "org/springframework/(web/client|web/reactive|http/client|web/service|core/io|remoting|boot/web/client|boot/restclient)/.*",
            "org/apache/(http|hc|tomcat/util/net|catalina/tribes)/.*",
            "com/nimbusds/jose/(util/\\w*Retriever\\w*|jwk/source/(?!(ImmutableJWKSet|JWKSource)$).*)",
            "java/sql/DriverManager|javax/sql/\\w*Pool\\w*|com/zaxxer/hikari/.*|org/postgresql/.*|org/flywaydb/.*",
            "org/springframework/jdbc/datasource/(DriverManager|Simple|SingleConnection)\\w*",
            // The outlet itself.
            "nl/belofte/disclosure/Outlet",
            // What could do anything: other programs, native code.
            "java/lang/ProcessBuilder.*|java/lang/foreign/.*|javax/script/.*"));

    private static final Map<String, Pattern> MEMBERS = Map.of(
            // All but those that neither ask nor call anybody.
            "java/net/InetAddress",
            Pattern.compile(
                    "(?!getLoopbackAddress|getHostAddress|getAddress|getByAddress|ofLiteral|is(?!Reachable)).*"),
            "java/net/InetSocketAddress",
            Pattern.compile("<init>|getHostName"),
            "java/lang/Runtime",
            Pattern.compile("exec|load|loadLibrary"),
            "java/lang/System",
            Pattern.compile("load|loadLibrary"),
            "java/lang/Class",
            Pattern.compile("forName"),
            "java/lang/ClassLoader",
            Pattern.compile("loadClass"),
            "java/lang/invoke/MethodHandles$Lookup",
            Pattern.compile("findClass|defineClass|defineHiddenClass"));

    private static final List<String> WHOLE = List.of(
            "java/net/http/",
            "javax/net/",
            "jakarta/mail/",
            "org/eclipse/angus/mail/",
            "org/springframework/mail/",
            "org/springframework/web/client/",
            "org/flywaydb/",
            "com/zaxxer/hikari/");

    private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([^;<]+);");

    private WaysOut() {}

    /** Of all classes below a folder, those inside another with the outermost: what each refers to, if anything. */
    static Map<String, Set<String>> in(Path classes) {
        var found = new TreeMap<String, Set<String>>();
        try (var files = Files.walk(classes)) {
            files.filter(file -> file.toString().endsWith(".class") && !isWrittenByTheBuild(file))
                    .forEach(file -> {
                        var ways = of(file);
                        if (!ways.isEmpty()) {
                            found.computeIfAbsent(name(classes.relativize(file)), _ -> new TreeSet<>())
                                    .addAll(ways);
                        }
                    });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return found;
    }

    /** Spring's list of beans, which only calls what stands in the sources; no source has such a name. */
    static boolean isWrittenByTheBuild(Path file) {
        return file.getFileName().toString().matches(".*(__|\\$\\$SpringCGLIB).*");
    }

    private static String name(Path file) {
        return file.toString()
                .replace('\\', '/')
                .replaceFirst("(\\$.*)?\\.class$", "")
                .replace('/', '.');
    }

    static Set<String> of(Path file) {
        try {
            var model = ClassFile.of().parse(file);
            var ways = new TreeSet<String>();
            for (var entry : model.constantPool()) {
                of(entry).forEach(ways::add);
            }
            declared(model).flatMap(WaysOut::inDescriptor).forEach(ways::add);
            model.methods().stream()
                    .filter(method -> method.flags().has(AccessFlag.NATIVE))
                    .forEach(method -> ways.add("native " + method.methodName().stringValue()));
            return ways;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> declared(ClassModel model) {
        var components = model.findAttribute(Attributes.record())
                .map(record -> record.components().stream()
                        .map(component -> component.descriptor().stringValue()))
                .orElse(Stream.empty());
        return Stream.of(
                        model.methods().stream()
                                .map(method -> method.methodType().stringValue()),
                        model.fields().stream().map(field -> field.fieldType().stringValue()),
                        components)
                .flatMap(descriptors -> descriptors);
    }

    private static Stream<String> of(PoolEntry entry) {
        return switch (entry) {
            case ClassEntry type -> type(type.asInternalName());
            case MemberRefEntry member ->
                member(member.owner().asInternalName(), member.name().stringValue());
            case NameAndTypeEntry type -> inDescriptor(type.type().stringValue());
            case MethodTypeEntry type -> inDescriptor(type.descriptor().stringValue());
            case StringEntry text -> type(text.stringValue().replace('.', '/')).map(way -> '"' + way + '"');
            default -> Stream.empty();
        };
    }

    private static Stream<String> type(String name) {
        return name.startsWith("[")
                ? inDescriptor(name)
                : Stream.of(name).filter(CLASSES.asMatchPredicate()).map(WaysOut::dotted);
    }

    private static Stream<String> member(String owner, String name) {
        var pattern = MEMBERS.get(owner);
        return pattern != null && pattern.matcher(name).matches()
                ? Stream.of(dotted(owner) + "." + name)
                : Stream.empty();
    }

    private static Stream<String> inDescriptor(String descriptor) {
        return IN_DESCRIPTOR
                .matcher(descriptor)
                .results()
                .map(found -> found.group(1))
                .flatMap(WaysOut::type);
    }

    /** Of a package that only connects the package says enough. */
    private static String dotted(String name) {
        return WHOLE.stream()
                .filter(name::startsWith)
                .findFirst()
                .orElse(name)
                .replaceFirst("/$", "")
                .replace('/', '.');
    }
}
