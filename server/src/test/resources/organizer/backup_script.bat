@echo off
rem Backs the virtual machine in vm_files up. One that runs gets a snapshot first and is then shut
rem down, by its guest if possible. The backup is made, and read again, by the server: sign in once
rem with "acvm login". VMRUN and ACVM may name the programs to use.
setlocal EnableExtensions DisableDelayedExpansion
if not defined VMRUN set "VMRUN=vmrun"
if not defined ACVM set "ACVM=acvm"
set "VMX="
for %%F in ("%~dp0vm_files\*.vmx") do set "VMX=%%~fF"
if not defined VMX (
  echo No virtual machine in "%~dp0vm_files" 1>&2
  exit /b 1
)
set "STAMP="
for /f "usebackq delims=" %%T in (`powershell -NoProfile -Command "Get-Date -Format yyyyMMdd-HHmmss"`) do set "STAMP=%%T"
"%VMRUN%" -T ws list | findstr /x /i /l /c:"%VMX%" >nul
if errorlevel 1 goto backup
echo It runs: taking the snapshot before-backup-%STAMP% of "%VMX%"
"%VMRUN%" -T ws snapshot "%VMX%" "before-backup-%STAMP%" || exit /b 1
echo Asking the guest to shut down
"%VMRUN%" -T ws stop "%VMX%" soft && goto backup
echo It did not: cutting the power
"%VMRUN%" -T ws stop "%VMX%" hard || exit /b 1
:backup
echo Backing up
call "%ACVM%" backup create v-1 || exit /b 1
echo Done
