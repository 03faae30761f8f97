package io.acvm.cli;

import java.io.BufferedReader;
import java.io.Console;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command reads and writes.
 *
 * @param out for results, which a script may read
 * @param err for everything else
 * @param interactive a person is there: progress may move, questions may be asked
 * @param readPassword asks with a prompt and without an echo
 */
public record Terminal(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    Function<String, Optional<String>> readPassword) {

  public Terminal(
      Reader in,
      PrintWriter out,
      PrintWriter err,
      boolean interactive,
      Function<String, Optional<String>> readPassword) {
    this(new BufferedReader(in), out, err, interactive, readPassword);
  }

  /** The process's own streams. */
  @SuppressWarnings("SystemConsoleNull") // newer runtimes, which never say null, are asked below
  public static Terminal system() {
    Console console = System.console();
    boolean interactive = console != null && isTerminal(console);
    Charset charset = interactive ? console.charset() : StandardCharsets.UTF_8;
    return new Terminal(
        new InputStreamReader(System.in, charset),
        new PrintWriter(new FileOutputStream(FileDescriptor.out), true, encoding(charset)),
        new PrintWriter(new FileOutputStream(FileDescriptor.err), true, encoding(charset)),
        interactive,
        prompt ->
            Optional.ofNullable(interactive ? console.readPassword("%s", prompt) : null)
                .map(String::new));
  }

  /** Since Java 22 there is a console even where there is no terminal. */
  private static boolean isTerminal(Console console) {
    try {
      return (boolean) Console.class.getMethod("isTerminal").invoke(console);
    } catch (NoSuchMethodException older) {
      return true;
    } catch (ReflectiveOperationException cause) {
      return false;
    }
  }

  /** A POSIX locale says ASCII, the terminals in front of it have long been UTF-8. */
  private static Charset encoding(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  /** The next line of the input; empty at its end. */
  public Optional<String> readLine() {
    try {
      return Optional.ofNullable(in.readLine());
    } catch (IOException cause) {
      return Optional.empty();
    }
  }
}
