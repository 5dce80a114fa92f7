package org.xueshi.test;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A mail server on loopback that takes every message and keeps it (RFC 5321, the least of it). */
public final class MailServer {

  private final ServerSocket socket;
  private final List<Received> received = new CopyOnWriteArrayList<>();

  /** A message as it came over the wire. */
  public record Received(String to, String data) {}

  private MailServer(ServerSocket socket) {
    this.socket = socket;
  }

  /** Ends with the virtual machine. */
  public static MailServer start() {
    try {
      var server = new MailServer(new ServerSocket(0, 50, InetAddress.getLoopbackAddress()));
      var thread = new Thread(server::listen, "mail-server");
      thread.setDaemon(true);
      thread.start();
      return server;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return socket.getLocalPort();
  }

  /** Everything that came for that address. */
  public List<Received> to(String address) {
    return received.stream().filter(one -> one.to().contains(address)).toList();
  }

  private void listen() {
    while (true) {
      try (var client = socket.accept()) {
        talk(client);
      } catch (IOException broken) {
        // The next one, please.
      }
    }
  }

  private void talk(Socket client) throws IOException {
    var in =
        new BufferedReader(new InputStreamReader(client.getInputStream(), StandardCharsets.UTF_8));
    say(client, "220 test");
    var to = "";
    for (var line = in.readLine(); line != null; line = in.readLine()) {
      var command =
          line.length() < 4 ? line : line.substring(0, 4).toUpperCase(java.util.Locale.ROOT);
      switch (command) {
        case "RCPT" -> {
          to = line;
          say(client, "250 ok");
        }
        case "DATA" -> {
          say(client, "354 go on");
          received.add(new Received(to, data(in)));
          say(client, "250 taken");
        }
        case "QUIT" -> {
          say(client, "221 bye");
          return;
        }
        default -> say(client, "250 ok");
      }
    }
  }

  private static String data(BufferedReader in) throws IOException {
    var data = new StringBuilder();
    for (var line = in.readLine(); line != null && !line.equals("."); line = in.readLine()) {
      data.append(line).append('\n');
    }
    return data.toString();
  }

  private static void say(Socket client, String line) throws IOException {
    client.getOutputStream().write((line + "\r\n").getBytes(StandardCharsets.US_ASCII));
  }
}
