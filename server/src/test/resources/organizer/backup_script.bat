@echo off
rem Backs the virtual machine in vm_files up. One that runs gets a snapshot first and is then shut
rem down, by its guest if possible. The backup is made, and read again, by the server: sign in once
rem with "acvm login". VMRUN and ACVM may name the programs to use.
setlocal EnableExtensions DisableDelayedExpansion
if not defined VMRUN set "VMRUN=vmrun"
if not defined ACVM set "ACVM=acvm"
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
rem The folder, which has no accents, and not the whole path, which vmrun may write in another code page.
for %%D in ("%~dp0.") do set "FOLDER=%%~nxD"
"%VMRUN%" -T ws list | "%SystemRoot%\System32\find.exe" /i "%FOLDER%\vm_files" >nul
if not "%ERRORLEVEL%"=="0" goto backup
echo It runs: taking the snapshot before-backup-%STAMP% of "%VMX%"
"%VMRUN%" -T ws snapshot "%VMX%" "before-backup-%STAMP%"
if not "%ERRORLEVEL%"=="0" exit /b 1
echo Asking the guest to shut down
"%VMRUN%" -T ws stop "%VMX%" soft
if "%ERRORLEVEL%"=="0" goto backup
echo It did not: cutting the power
"%VMRUN%" -T ws stop "%VMX%" hard
if not "%ERRORLEVEL%"=="0" exit /b 1
:backup
echo Backing up
call "%ACVM%" backup create v-1
if not "%ERRORLEVEL%"=="0" exit /b 1
echo Done
exit /b 0
:missing
echo No virtual machine in "%~dp0vm_files" 1>&2
exit /b 1
