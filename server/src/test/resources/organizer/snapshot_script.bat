@echo off
rem Takes a snapshot of the virtual machine in vm_files, running or not.
rem VMRUN may name the vmrun to use.
setlocal EnableExtensions DisableDelayedExpansion
if not defined VMRUN set "VMRUN=vmrun"
set "VMX="
for %%F in ("%~dp0vm_files\*.vmx") do set "VMX=%%~fF"
if not defined VMX (
  echo No virtual machine in "%~dp0vm_files" 1>&2
  exit /b 1
)
set "STAMP="
for /f "usebackq delims=" %%T in (`powershell -NoProfile -Command "Get-Date -Format yyyyMMdd-HHmmss"`) do set "STAMP=%%T"
echo Taking the snapshot manual-%STAMP% of "%VMX%"
"%VMRUN%" -T ws snapshot "%VMX%" "manual-%STAMP%" || exit /b 1
echo Done
