@{
    RootModule           = 'Acvm.psm1'
    ModuleVersion        = '0.1.0'
    GUID                 = '6d1c4f0e-5b0a-4a57-9a53-0f0b2c7e9d41'
    Author               = 'Auto-Creation-VM'
    Description          = 'Creates, runs and keeps order among virtual machines on VMware Workstation and Nutanix AHV.'
    PowerShellVersion    = '5.1'
    CompatiblePSEditions = @('Desktop', 'Core')
    FormatsToProcess     = @('Acvm.format.ps1xml')
    CmdletsToExport      = @()
    VariablesToExport    = @()
    AliasesToExport      = @()
    FunctionsToExport    = @(
        'Connect-Acvm', 'Disconnect-Acvm', 'Get-AcvmSetting', 'Set-AcvmSetting',
        'Get-AcvmVM', 'New-AcvmVM', 'Copy-AcvmVM', 'Set-AcvmVM', 'Remove-AcvmVM',
        'Start-AcvmVM', 'Stop-AcvmVM', 'Restart-AcvmVM', 'Suspend-AcvmVM', 'Resume-AcvmVM',
        'Get-AcvmSnapshot', 'New-AcvmSnapshot', 'Restore-AcvmSnapshot', 'Remove-AcvmSnapshot',
        'Get-AcvmOperation', 'Wait-AcvmOperation', 'Stop-AcvmOperation', 'Get-AcvmOperationLog',
        'Get-AcvmProvider', 'Get-AcvmProviderStatus', 'Get-AcvmCapacity', 'Update-AcvmProvider',
        'Get-AcvmTemplate', 'Get-AcvmNetwork', 'Get-AcvmCluster',
        'Get-AcvmIPPool', 'New-AcvmIPPool', 'Set-AcvmIPPool', 'Remove-AcvmIPPool', 'Get-AcvmIPFinding', 'Repair-AcvmIPFinding',
        'Get-AcvmIPAddress', 'Request-AcvmIPAddress', 'Register-AcvmIPAddress', 'Block-AcvmIPAddress', 'Confirm-AcvmIPAddress',
        'Unregister-AcvmIPAddress', 'Get-AcvmIPHistory', 'Import-AcvmIPAddress', 'Export-AcvmIPAddress', 'Get-AcvmVMAddress',
        'Move-AcvmVM', 'Undo-AcvmVMMove', 'Get-AcvmOrganizedVM',
        'Get-AcvmOrphan', 'Remove-AcvmOrphan', 'Get-AcvmTrash', 'Restore-AcvmTrash', 'Clear-AcvmTrash',
        'Get-AcvmBackup', 'New-AcvmBackup', 'Test-AcvmBackup', 'Restore-AcvmBackup', 'Remove-AcvmBackup', 'Limit-AcvmBackup'
    )
}
