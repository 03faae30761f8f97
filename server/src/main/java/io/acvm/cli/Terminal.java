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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/**
 * Where a command reads and writes.
 *
 * @param out for results, which a script may read
 * @param err for everything else
 * @param interactive a person is there: progress may move, questions may be asked
 * @param columns how many characters fit on a line; empty where nobody looks or it is not known
 * @param readPassword asks with a prompt and without an echo
 */
public record Terminal(
    BufferedReader in,
    PrintWriter out,
    PrintWriter err,
    boolean interactive,
    Optional<Integer> columns,
    Function<String, Optional<String>> readPassword) {
  private static final int NARROWEST = 55;

  public Terminal(
      Reader in,
      PrintWriter out,
      PrintWriter err,
      boolean interactive,
      Optional<Integer> columns,
      Function<String, Optional<String>> readPassword) {
    this(new BufferedReader(in), out, err, interactive, columns, readPassword);
  }

  /**
   * The process's own streams.
   *
   * @param variables the launcher says the width of the terminal in {@code COLUMNS}
   */
  @SuppressWarnings("SystemConsoleNull") // newer runtimes, which never say null, are asked below
  public static Terminal system(Map<String, String> variables) {
    Console console = System.console();
    boolean interactive = console != null && isTerminal(console);
    Charset charset = interactive ? console.charset() : StandardCharsets.UTF_8;
    return new Terminal(
        new InputStreamReader(System.in, charset),
        writer(FileDescriptor.out, charset),
        writer(FileDescriptor.err, charset),
        interactive,
        interactive ? width(variables.getOrDefault("COLUMNS", "")) : Optional.empty(),
        prompt ->
            Optional.ofNullable(interactive ? console.readPassword("%s", prompt) : null)
                .map(String::new));
  }

  private static Optional<Integer> width(String text) {
    return text.matches("[1-9]\\d{0,3}")
        ? Optional.of(Math.max(NARROWEST, Integer.parseInt(text)))
        : Optional.empty();
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

  private static PrintWriter writer(FileDescriptor stream, Charset charset) {
    return new PrintWriter(new FileOutputStream(stream), true, encoding(charset));
  }

  /** A POSIX locale says ASCII, the terminals in front of it have long been UTF-8. */
  private static Charset encoding(Charset charset) {
    return charset.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : charset;
  }

  /** Nobody reads the results any more. */
  public boolean closed() {
    return out.checkError();
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
