package io.acvm.cli.completion;

import io.acvm.cli.completion.CompletionEntry.Values;
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
    String values =
        entries.stream()
            .flatMap(each -> each.values().stream().map(of -> values(each.path(), of)))
            .collect(Collectors.joining());
    return """
        # acvm completion powershell | Out-String | Invoke-Expression
        Register-ArgumentCompleter -Native -CommandName 'acvm', 'acvm.cmd' -ScriptBlock {
            param($wordToComplete, $commandAst, $cursorPosition)
            $words = @{
        %s    }
            $values = @{
        %s    }
            $before = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
            if ($wordToComplete -and $before) { $before = @($before | Select-Object -SkipLast 1) }
            $path = ''
            foreach ($element in $before) {
                $longer = "$path $element".Trim()
                if ($words.ContainsKey($longer)) { $path = $longer }
            }
            $option = if ($before) { "$path $($before[-1])" } else { '' }
            $choice = if ($values.ContainsKey($option)) { $values[$option] } else { $words[$path] }
            foreach ($word in $choice) {
                $name, $meaning = $word -split '\\|', 2
                if ($name -like "$wordToComplete*") {
                    New-Object System.Management.Automation.CompletionResult $name, $name, 'ParameterValue', $meaning
                }
            }
        }
        """
        .formatted(table, values);
  }

  private static String values(String path, Values values) {
    String words =
        values.words().stream()
            .map(each -> entry(new Word(each, "")))
            .collect(Collectors.joining(", "));
    return values.names().stream()
        .map(name -> "        " + quoted(path + " " + name) + " = @(" + words + ")\n")
        .collect(Collectors.joining());
  }

  private static String words(CompletionEntry entry) {
    return Stream.concat(entry.words().stream(), entry.options().stream())
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
