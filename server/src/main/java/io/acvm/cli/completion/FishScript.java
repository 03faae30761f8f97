package io.acvm.cli.completion;

import io.acvm.cli.completion.CompletionEntry.Values;
import io.acvm.cli.completion.CompletionEntry.Word;
import java.util.List;
import java.util.stream.Collectors;

/** Completion for fish. */
final class FishScript {
  private FishScript() {}

  static String of(List<CompletionEntry> entries) {
    String paths =
        entries.stream().map(each -> quoted(each.path())).collect(Collectors.joining(" "));
    StringBuilder cases = new StringBuilder();
    StringBuilder values = new StringBuilder();
    for (CompletionEntry each : entries) {
      for (Values of : each.values()) {
        values.append("        case");
        of.names().forEach(name -> values.append(' ').append(quoted(each.path() + " " + name)));
        values.append("\n            printf '%s\\n'");
        of.words().forEach(word -> values.append(' ').append(quoted(word)));
        values.append("\n            return\n");
      }
      cases
          .append("        case ")
          .append(quoted(each.path()))
          .append("\n            test -n \"$option\"; and printf '%s\\t%s\\n'")
          .append(words(each.options()));
      if (!each.words().isEmpty()) {
        cases
            .append("\n            test -z \"$option\"; and printf '%s\\t%s\\n'")
            .append(words(each.words()));
      }
      cases.append('\n');
    }
    return """
        # acvm completion fish | source
        set -g __acvm_paths %s
        function __acvm_complete
            set -l path ''
            for word in (commandline -opc)[2..-1]
                set -l longer (string trim -- "$path $word")
                contains -- "$longer" $__acvm_paths; and set path $longer
            end
            switch "$path "(commandline -opc)[-1]
        %s    end
            set -l option (string match -- '-*' (commandline -ct))
            switch "$path"
        %s    end
        end
        complete -c acvm -e
        complete -c acvm -f -a '(__acvm_complete)'
        complete -c acvm -F -r -n '__fish_prev_arg_in --ssh-key --user-data --unattend-xml --file -f'
        """
        .formatted(paths, values, cases);
  }

  private static String words(List<Word> words) {
    return words.stream()
        .map(each -> " " + quoted(each.text()) + " " + quoted(each.meaning()))
        .collect(Collectors.joining());
  }

  private static String quoted(String text) {
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'";
  }
}
