@echo off
rem Runs Auto-Creation-VM; builds it first when that has not been done since the last change.
setlocal EnableExtensions DisableDelayedExpansion
set "HERE=%~dp0"
set "JAR=%HERE%server\target\acvm.jar"

set "JAVA="
if defined JAVA_HOME if exist "%JAVA_HOME%\bin\java.exe" set "JAVA=%JAVA_HOME%\bin\java.exe"
if not defined JAVA for %%I in (java.exe) do set "JAVA=%%~$PATH:I"
if not defined JAVA (
  echo acvm: There is no Java. Install a JDK, 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 1
)

if not exist "%JAR%" goto build
rem A copy without sources has nothing to build from.
if not exist "%HERE%pom.xml" goto run
rem Ends with 3 when a source is newer than the jar.
powershell -NoProfile -ExecutionPolicy Bypass -Command "$h=$env:HERE; $t=(Get-Item -LiteralPath $env:JAR).LastWriteTimeUtc; $skip='\\(node_modules|target|\.node|dist|__generated__|test-results|playwright-report|e2e)\\'; $n = Get-Item -LiteralPath ($h+'pom.xml'),($h+'openapi.yaml'),($h+'server\pom.xml'); $d = 'server\src\main','webapp\src','webapp\build','webapp\public' | ForEach-Object { $h + $_ } | Where-Object { Test-Path -LiteralPath $_ }; $n += Get-ChildItem -LiteralPath $d -Recurse -File; $n += Get-ChildItem -LiteralPath ($h+'webapp') -File; if ($n | Where-Object { $_.FullName.Substring($h.Length) -notmatch $skip -and $_.LastWriteTimeUtc -gt $t } | Select-Object -First 1) { exit 3 }"
if errorlevel 3 goto build
goto run

:build
set "MAJOR="
for /f "tokens=3" %%V in ('""%JAVA%" -version 2>&1 ^| findstr /i version"') do if not defined MAJOR set "MAJOR=%%~V"
for /f "delims=.-" %%V in ("%MAJOR%") do set "MAJOR=%%V"
if not defined MAJOR set "MAJOR=0"
if %MAJOR% LSS 17 (
  echo acvm: Java %MAJOR% is too old. Install a JDK, 17 or newer, or set JAVA_HOME. 1>&2
  exit /b 1
)
where mvn >nul 2>nul
if errorlevel 1 (
  echo acvm: There is no Maven. Install Maven, 3.8 or newer. 1>&2
  exit /b 1
)
if not exist "%HERE%target" mkdir "%HERE%target"
echo acvm: building, this takes a few minutes the first time (log: "%HERE%target\build.log") 1>&2
pushd "%HERE%"
call mvn -q -B -ntp -DskipTests package > "%HERE%target\build.log" 2>&1
set "RESULT=%ERRORLEVEL%"
popd
if not "%RESULT%"=="0" (
  findstr /c:"[ERROR]" "%HERE%target\build.log" 1>&2
  echo acvm: The build failed; "%HERE%target\build.log" has all of it. 1>&2
  exit /b 1
)
echo acvm: done 1>&2

:run
if /i "%~1"=="serve" goto server
if /i "%~1"=="demo" goto server
rem The classes that commands need, in a form that Java maps instead of reading and checking them. Made once for a jar and a Java, in the
rem background and beside its place; a Java that finds it unfit goes on without.
for %%F in ("%JAR%") do for %%G in ("%JAVA%") do set "STAMP=%%~zF%%~tF%%~zG%%~tG"
for %%C in (/ : . -) do call set "STAMP=%%STAMP:%%C=%%"
set "ARCHIVE=%HERE%server\target\acvm-%STAMP: =%.jsa"
if "%ACVM_MAKE_ARCHIVE%"=="1" goto archive
set "SHARING=-Xshare:auto"
if exist "%ARCHIVE%" set "SHARING=-XX:SharedArchiveFile=%ARCHIVE%"
if exist "%ARCHIVE%" goto command
set "ACVM_MAKE_ARCHIVE=1"
start "" /b "%COMSPEC%" /d /c ""%~f0" archive" >nul 2>nul <nul
set "ACVM_MAKE_ARCHIVE="

:command
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xlog:disable "%SHARING%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%

:archive
md "%ARCHIVE%.making" 2>nul || exit /b 0
"%JAVA%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC "-XX:DumpLoadedClassList=%ARCHIVE%.making\classes" -jar "%JAR%" rehearse
"%JAVA%" -XX:+UseSerialGC -Xshare:dump "-XX:SharedClassListFile=%ARCHIVE%.making\classes" "-XX:SharedArchiveFile=%ARCHIVE%.making\archive" -cp "%JAR%"
if not errorlevel 1 move /y "%ARCHIVE%.making\archive" "%ARCHIVE%" >nul
rd /s /q "%ARCHIVE%.making"
exit /b 0

:server
"%JAVA%" -jar "%JAR%" %*
exit /b %ERRORLEVEL%
