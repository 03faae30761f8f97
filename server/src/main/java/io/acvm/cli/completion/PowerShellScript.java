package io.acvm.cli.completion;

import io.acvm.cli.completion.CompletionEntry.Word;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Completion for Windows PowerShell and PowerShell 7. */
final class PowerShellScript {
  private PowerShellScript() {}

  static String of(List<CompletionEntry> entries) {
    String table =
        entries.stream()
            .map(each -> "        " + quoted(each.path()) + " = @(" + words(each) + ")\n")
            .collect(Collectors.joining());
    return """
        # acvm completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName 'acvm', 'acvm.cmd' -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @{
        %s    }
            $path = ''
            foreach ($element in ($commandAst.CommandElements | Select-Object -Skip 1)) {
                $longer = "$path $element".Trim()
                if ($words.ContainsKey($longer)) { $path = $longer }
            }
            foreach ($word in $words[$path]) {
                $name, $meaning = $word -split '\\|', 2
                if ($name -like "$wordToComplete*") {
                    New-Object System.Management.Automation.CompletionResult $name, $name, 'ParameterValue', $meaning
                }
            }
        }
        """
        .formatted(table);
  }

  private static String words(CompletionEntry entry) {
    return Stream.concat(entry.commands().stream(), entry.options().stream())
        .map(PowerShellScript::entry)
        .collect(Collectors.joining(", "));
  }

  private static String entry(Word word) {
    String meaning = word.meaning().isEmpty() ? word.text() : word.meaning();
    return quoted(word.text() + "|" + meaning);
  }

  // PowerShell takes typographic quotes for quotes.
  private static String quoted(String text) {
    return "'" + text.replaceAll("['\u2018\u2019\u201a\u201b]", "$0$0") + "'";
  }
}
