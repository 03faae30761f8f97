function Register-AcvmCompleters {
    # Names of what there is; nothing where nobody is connected.
    $names = @{
        VM       = { param($c, $p, $word) try { @(Get-AcvmVM | ForEach-Object { $_.name }) -like "$word*" } catch { } }
        Template = { param($c, $p, $word) try { @(Get-AcvmTemplate | ForEach-Object { $_.name }) -like "$word*" } catch { } }
        Provider = { param($c, $p, $word) try { @(Get-AcvmProvider | ForEach-Object { $_.id }) -like "$word*" } catch { } }
        Network  = { param($c, $p, $word) try { @(Get-AcvmNetwork | ForEach-Object { $_.name }) -like "$word*" } catch { } }
        Cluster  = { param($c, $p, $word) try { @(Get-AcvmCluster | ForEach-Object { $_.name }) -like "$word*" } catch { } }
        Pool     = { param($c, $p, $word) try { @(Get-AcvmIPPool | ForEach-Object { $_.name }) -like "$word*" } catch { } }
        IPPool   = { param($c, $p, $word) try { @(Get-AcvmIPPool | ForEach-Object { $_.name }) -like "$word*" } catch { } }
    }
    $commands = @(Get-ChildItem -Path Function:\ | Where-Object { $_.Name -like '*-Acvm*' } | ForEach-Object { $_.Name })
    foreach ($parameter in $names.Keys) {
        $script = $names[$parameter]
        $quoting = { param($c, $p, $word) foreach ($name in (& $script $c $p $word)) { if ($name -match '\s') { "'" + $name.Replace("'", "''") + "'" } else { $name } } }.GetNewClosure()
        Register-ArgumentCompleter -CommandName $commands -ParameterName $parameter -ScriptBlock $quoting
    }
    # What -Id means differs from command to command.
    $ids = @{
        Backup    = { param($c, $p, $word) try { @(Get-AcvmBackup | ForEach-Object { $_.id }) -like "$word*" } catch { } }
        Operation = { param($c, $p, $word) try { @(Get-AcvmOperation | ForEach-Object { $_.id }) -like "$word*" } catch { } }
        Provider  = $names.Provider
    }
    foreach ($noun in $ids.Keys) {
        $those = @($commands -like "*-Acvm$noun*")
        Register-ArgumentCompleter -CommandName $those -ParameterName Id -ScriptBlock $ids[$noun]
    }
}
