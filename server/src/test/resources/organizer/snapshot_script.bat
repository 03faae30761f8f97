@echo off
rem Takes a snapshot of the virtual machine in vm_files, running or not.
rem VMRUN may name the vmrun to use.
setlocal EnableExtensions DisableDelayedExpansion
if not defined VMRUN set "VMRUN=vmrun"
set "VMX="
if not exist "%~dp0vm_files\*.vmx" goto missing
pushd "%~dp0vm_files"
rem On volumes with short names *.vmx finds .vmxf too.
for %%F in (*.vmx) do if /i "%%~xF"==".vmx" set "VMX=%%~fF"
popd
if not defined VMX goto missing
set "STAMP="
for /f "usebackq delims=" %%T in (`powershell -NoProfile -Command "Get-Date -Format yyyyMMdd-HHmmss"`) do set "STAMP=%%T"
if not defined STAMP set "STAMP=%RANDOM%%RANDOM%"
echo Taking the snapshot manual-%STAMP% of "%VMX%"
"%VMRUN%" -T ws snapshot "%VMX%" "manual-%STAMP%"
if not "%ERRORLEVEL%"=="0" exit /b 1
echo Done
exit /b 0
:missing
echo No virtual machine in "%~dp0vm_files" 1>&2
exit /b 1
